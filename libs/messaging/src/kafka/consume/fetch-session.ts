/** The request for a partition. */
export interface FetchedPartition {
  partition: number;
  fetchOffset: string;
}

export interface FetchedTopic<Partition extends { partition: number } = FetchedPartition> {
  topic: string;
  partitions: Partition[];
}

/** The fields that make a fetch part of a session. The names are those of kafkajs. */
export interface SessionFetch<Partition extends FetchedPartition = FetchedPartition> {
  sessionId: number;
  sessionEpoch: number;
  topics: FetchedTopic<Partition>[];
  forgottenTopics: { topic: string; partitions: number[] }[];
}

const NONE = 0;
/** The epoch of the first fetch, which names all partitions. */
const FIRST_EPOCH = 0;
const MAX_EPOCH = 2 ** 31 - 1;

/**
 * The fetches of one consumer from one broker. The broker remembers the earlier fetches, so each names only
 * the changes since the previous one, and the answer has only partitions with records: most of a group's
 * hundred partitions are silent most of the time.
 *
 * After any failure the next fetch names all of them again and begins a new session. So does each fetch while
 * the broker gives no session, for example because it has too many.
 *
 * @see
 * https://cwiki.apache.org/confluence/display/KAFKA/KIP-227%3A+Introduce+Incremental+FetchRequests+to+Increase+Partition+Scalability
 */
export class FetchSession {
  #id = NONE;
  #epoch = FIRST_EPOCH;
  /** The offset that the broker has for each partition, by topic. */
  #asked = new Map<string, Map<number, string>>();

  /** The fetch that asks for exactly these partitions. */
  next<Partition extends FetchedPartition>(
    topics: readonly FetchedTopic<Partition>[],
  ): SessionFetch<Partition> {
    const before = this.#asked;
    this.#asked = new Map(topics.map(({ topic, partitions }) => [topic, offsetsOf(partitions)]));
    return {
      sessionId: this.#id,
      sessionEpoch: this.#epoch,
      topics: topics.flatMap(({ topic, partitions }) => {
        const known = before.get(topic);
        const changed = partitions.filter(
          ({ partition, fetchOffset }) => known?.get(partition) !== fetchOffset,
        );
        return changed.length > 0 ? [{ topic, partitions: changed }] : [];
      }),
      forgottenTopics: [...before].flatMap(([topic, known]) => {
        const asked = this.#asked.get(topic);
        const forgotten = [...known.keys()].filter((partition) => !asked?.has(partition));
        return forgotten.length > 0 ? [{ topic, partitions: forgotten }] : [];
      }),
    };
  }

  /** Takes the broker's answer about the session. */
  answered({ sessionId = NONE, errorCode = 0 }: { sessionId?: number; errorCode?: number }): void {
    if (errorCode !== 0 || sessionId === NONE) return this.restart();
    this.#id = sessionId;
    this.#epoch = this.#epoch === MAX_EPOCH ? 1 : this.#epoch + 1;
  }

  /**
   * The state of the broker is unknown. The next fetch sends the id once more, so that the broker can drop
   * the session.
   */
  restart(): void {
    this.#epoch = FIRST_EPOCH;
    this.#asked = new Map();
  }
}

function offsetsOf(partitions: readonly FetchedPartition[]): Map<number, string> {
  return new Map(partitions.map(({ partition, fetchOffset }) => [partition, fetchOffset]));
}
