import { Backoff } from '@shop/messaging';

const PAUSE_MS = { first: 5_000, max: 60_000 };

interface Aside {
  reason: string;
  pause: Backoff;
  until: number;
}

/**
 * The topics that the broker refuses: they do not exist, or we may not write them. Their rows stay in the
 * outbox, the rows of others flow, and each topic is tried again after a growing pause.
 */
export class TopicsAside {
  readonly #topics = new Map<string, Aside>();

  setAside(topic: string, reason: string): void {
    const pause = this.#topics.get(topic)?.pause ?? new Backoff(PAUSE_MS.first, PAUSE_MS.max);
    this.#topics.set(topic, { reason, pause, until: performance.now() + pause.next() });
  }

  /** Notes that the broker accepts records for the topic. */
  admit(topic: string): void {
    this.#topics.delete(topic);
  }

  /** Whether the broker refused the latest record for it. */
  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** The topics whose pause has not ended. */
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
