import { eventually } from '@shop/testing';
import { Witness } from '../honesty/witness.js';

/** Milliseconds from the moment when the writer knows that its commit succeeded. */
export interface Passed {
  /** Until the broker has confirmed the fact. */
  toKafka: number[];
  /** Until a consumer group has it. */
  toConsumer: number[];
}

/** Records the time of each step of a fact, and checks that all facts arrive, once and in order. */
export class Passage {
  readonly #committed = new Map<string, number>();
  readonly #confirmed = new Map<string, number>();
  readonly #consumed = new Map<string, number>();
  readonly #versions = new Map<string, number>();
  readonly #witness = new Witness('the facts of the latency run');

  committed(key: string, version: number): void {
    this.#committed.set(`${key} ${version}`, performance.now());
    this.#versions.set(key, version);
  }

  confirmed(key: string, version: number): void {
    this.#confirmed.set(`${key} ${version}`, performance.now());
  }

  consumed(key: string, version: number): void {
    this.#consumed.set(`${key} ${version}`, performance.now());
    this.#witness.see(key, version);
  }

  /**
   * Waits until so many were consumed. @throws DishonestRunError unless these are the committed ones
   */
  async arrived(count: number, patience = 20_000): Promise<void> {
    const all = eventually(
      () => this.#witness.count,
      (seen) => seen >= count,
      'facts were lost',
      { timeout: patience },
    );
    // The witness counts the missing ones.
    await all.catch(() => undefined);
    this.#witness.testify(this.#versions);
  }

  /** The latencies of all but the first. */
  latencies(skip: number): Passed {
    const facts = [...this.#committed].slice(skip);
    const since = (times: Map<string, number>): number[] =>
      facts.map(([fact, committed]) => Math.max((times.get(fact) ?? Number.NaN) - committed, 0));
    return { toKafka: since(this.#confirmed), toConsumer: since(this.#consumed) };
  }
}
