import { BUCKETS } from './bucket.js';
import { LaneKeeper } from './lane-keeper.js';
import type { RelayOptions } from './relay-options.js';
import { TopicsAside } from './topics-aside.js';
import { Turns } from './turns.js';

/**
 * While one lane waits for the broker, the other uses the database. A single lane would make each wait for
 * the other.
 */
const LANES = 2;

/**
 * Publishes the rows of the outbox until it is stopped.
 *
 * Guarantees: every committed row is published at least once; the first deliveries of a key come in the order
 * of the commits, with any number of relays at work; a crash at any moment repeats facts and loses none.
 * Failures of broker or database are retried without end, and silence is a failure: no step takes longer than
 * its time limit (docs/silence.md). A row that the broker refuses for good is parked, and later rows of its
 * key wait behind it. A topic that the broker refuses as a whole is set aside, and tried again without end.
 */
export class Relay {
  readonly #lanes: LaneKeeper[];
  readonly #aside = new TopicsAside();
  #running: Promise<unknown> | undefined;

  constructor(readonly options: RelayOptions) {
    const turns = new Turns();
    this.#lanes = Array.from({ length: LANES }, (_, lane) => {
      const buckets = Array.from({ length: BUCKETS / LANES }, (_, step) => step * LANES + lane);
      return new LaneKeeper(buckets, options, turns, this.#aside);
    });
  }

  start(): void {
    const unsubscribe = this.options.wakeUp.subscribe((bucket) =>
      this.#lanes.some((lane) => lane.wake([bucket])),
    );
    this.#running = Promise.all(this.#lanes.map((lane) => lane.run())).finally(unsubscribe);
  }

  /** Finishes the batches in flight and gives the buckets back. */
  async stop(): Promise<void> {
    for (const lane of this.#lanes) lane.stop();
    await this.#running;
  }

  /** Undefined while it works, otherwise the problem. */
  problem(): string | undefined {
    const problems = [...this.#lanes.map(({ problem }) => problem), this.#aside.problem()];
    return problems.find((problem) => problem !== undefined);
  }

  /** Whether it has been at one step for so long that only a restart would help. */
  isStuck(): boolean {
    return this.#lanes.some((lane) => lane.isStuck());
  }
}
