import type { ChunkHandler, ChunkOutcome, IncomingRecord } from '../../port/index.js';

const MAX_AT_ONCE = 4;

interface Part {
  records: IncomingRecord[];
  resolve(outcome: ChunkOutcome): void;
  reject(error: unknown): void;
}

/**
 * Joins small chunks of several partitions: it hands over together what one fetch has brought, and what
 * arrives while the handlers are busy. If each partition has few records, the transaction around them is most
 * of their cost.
 *
 * A joined chunk holds one whole part after the other, each in its own order, so the outcome can be split
 * again.
 *
 * @see https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-COMMIT-DELAY for the same thought
 */
export class JoinedChunks {
  readonly #waiting: Part[] = [];
  #handling = 0;

  constructor(
    readonly handler: ChunkHandler,
    readonly chunkSize: number,
  ) {}

  readonly handle: ChunkHandler = (records) =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ records, resolve, reject });
      // kafkajs hands the partitions of a fetch over one by one, all in the same turn.
      if (this.#waiting.length === 1) setImmediate(() => this.#handOver());
    });

  #handOver(): void {
    while (this.#waiting.length > 0 && this.#handling < MAX_AT_ONCE) {
      void this.#handle(this.#waiting.splice(0, this.#fitting()));
    }
  }

  /** How many of the parts that wait make a chunk: at least one. */
  #fitting(): number {
    let records = 0;
    const tooMuch = this.#waiting.findIndex((part, index) => {
      records += part.records.length;
      return index > 0 && records > this.chunkSize;
    });
    return tooMuch < 0 ? this.#waiting.length : tooMuch;
  }

  async #handle(parts: Part[]): Promise<void> {
    this.#handling += 1;
    try {
      splitOutcome(parts, await this.handler(parts.flatMap(({ records }) => records)));
    } catch (error) {
      for (const part of parts) part.reject(error);
    }
    this.#handling -= 1;
    if (this.#waiting.length > 0) this.#handOver();
  }
}

function splitOutcome(parts: Part[], { done, ...rest }: ChunkOutcome): void {
  let left = done;
  for (const part of parts) {
    part.resolve({ ...rest, done: Math.min(left, part.records.length) });
    left = Math.max(left - part.records.length, 0);
  }
}
