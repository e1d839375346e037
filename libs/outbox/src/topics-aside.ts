import { Backoff } from '@shop/messaging';

const PAUSE_MS = { first: 5_000, max: 60_000 };

interface Aside {
  reason: string;
  pause: Backoff;
  until: number;
}

/**
 * The topics for which the broker takes nothing: they do not exist, or we may not write them. Their rows stay
 * where they are, the rows of others flow, and each topic is tried again after a growing pause.
 */
export class TopicsAside {
  readonly #topics = new Map<string, Aside>();

  setAside(topic: string, reason: string): void {
    const pause = this.#topics.get(topic)?.pause ?? new Backoff(PAUSE_MS.first, PAUSE_MS.max);
    this.#topics.set(topic, { reason, pause, until: performance.now() + pause.next() });
  }

  /** The broker takes what is sent to it. */
  admit(topic: string): void {
    this.#topics.delete(topic);
  }

  /** Whether the last thing that was sent to it was refused. */
  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** Those whose time has not come. */
  get waiting(): string[] {
    const now = performance.now();
    return [...this.#topics].filter(([, { until }]) => until > now).map(([topic]) => topic);
  }

  problem(): string | undefined {
    if (this.#topics.size === 0) return undefined;
    const refusals = Array.from(this.#topics, ([topic, { reason }]) => `${topic} (${reason})`);
    return `the broker takes nothing for ${refusals.join(', ')}`;
  }
}
