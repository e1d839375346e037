/**
 * The one place that knows how retry and dead-letter topics are called, and what a forwarded record says in
 * its headers.
 */

export interface RetryTier {
  /** As in the topic's name: `5s`, `1m`. */
  name: string;
  /** How long a record waits in this tier before it is handled, in milliseconds. */
  delay: number;
}

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads `5s,1m,10m`. Each name is its delay, so that what a topic is called is what it does. */
export function parseTiers(text: string): RetryTier[] {
  const tiers = text.split(',').map((part) => {
    const [, amount, unit] = /^([1-9]\d*)(ms|s|m|h)$/.exec(part.trim()) ?? [];
    if (!amount || !unit) throw new Error(`"${part}" is not a delay like 500ms, 5s, 1m or 2h`);
    return { name: `${amount}${unit}`, delay: Number(amount) * UNITS[unit as keyof typeof UNITS] };
  });
  if (new Set(tiers.map(({ name }) => name)).size !== tiers.length) {
    throw new Error(`"${text}" names a delay twice`);
  }
  return tiers;
}

/** Retry topics belong to one group: with shared ones, each group would get the retries of the others. */
export function retryTopic(group: string, tier: string): string {
  return `retry.${group}.${tier}`;
}

/** The consumer group in which a group reads all of its retry topics. */
export function retriesGroup(group: string): string {
  return `${group}.retries`;
}

/**
 * For how many days what has failed stays in Kafka: longer than any delay, and than it takes to notice and to
 * decide.
 */
export const FAILURE_RETENTION_DAYS = { retry: 7, deadLetter: 14 } as const;

export function deadLetterTopic(group: string): string {
  return `dlq.${group}`;
}

/** Headers that a forwarded record has besides its own. The first six are Kafka's (KIP-1191). */
export const FailureHeader = {
  topic: '__dlq.errors.topic',
  partition: '__dlq.errors.partition',
  offset: '__dlq.errors.offset',
  group: '__dlq.errors.group',
  deliveryCount: '__dlq.errors.delivery.count',
  message: '__dlq.errors.message',
  class: 'x-error-class',
  firstFailedAt: 'x-first-failed-at',
  dueAt: 'x-retry-due-at',
  redrives: 'x-redrive-count',
  /**
   * The span in which the record was forwarded, as a traceparent: the attempt that failed, or the redrive.
   */
  forwardedIn: 'x-forwarded-traceparent',
  /** How many bytes the value has that was left out, as it is too large to be forwarded. */
  valueLeftOut: 'x-value-left-out',
  /** How many headers were left out for the same reason. */
  headersLeftOut: 'x-headers-left-out',
  /** The id under which the ledger knows the event; `ce_id`, unless that could not be read. */
  parkedId: 'x-parked-id',
} as const;
