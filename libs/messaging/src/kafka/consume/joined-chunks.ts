import type { ChunkHandler, ChunkOutcome, IncomingRecord } from '../../port/index.js';

const MAX_AT_ONCE = 4;

interface Part {
  records: IncomingRecord[];
  resolve(outcome: ChunkOutcome): void;
  reject(error: unknown): void;
}

/**
 * Joins small chunks of several partitions: what a fetch has brought for all of them, and what comes while
 * handlers are busy, is handed over together. When little comes of each partition, most of what it costs is
 * the transaction around it.
 *
 * The parts of a joined chunk follow each other, each in its own order and whole, so that the outcome can be
 * taken apart again.
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
