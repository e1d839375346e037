/** A connection that died without a word may delay its own readers only. */
const MAX_WAIT_MS = 100;

/**
 * Reads rows by key for many callers with one statement: those who ask while a read is under way are answered
 * by the next, all together. So the more ask, the less each costs, and who asks alone does not wait.
 *
 * Nothing is kept: what a caller gets was read after it had asked, as if it had read for itself. Outside of
 * any transaction. When a read fails, all who wait for it get its error.
 */
export class JoinedReads<Row> {
  #underWay: Promise<unknown> = Promise.resolve();
  #next: { keys: Set<string>; rows: Promise<ReadonlyMap<string, Row>> } | undefined;

  constructor(readonly read: (keys: string[]) => Promise<ReadonlyMap<string, Row>>) {}

  /** The rows of those of the keys that have one. */
  async find(keys: readonly string[]): Promise<Map<string, Row>> {
    const next = (this.#next ??= this.#begin());
    for (const key of keys) next.keys.add(key);
    const rows = await next.rows;
    const found = new Map<string, Row>();
    for (const key of keys) {
      const row = rows.get(key);
      if (row !== undefined) found.set(key, row);
    }
    return found;
  }

  #begin() {
    const keys = new Set<string>();
    const rows = this.#underWay.then(() => {
      this.#next = undefined;
      const read = this.read([...keys]);
      const { promise: tooLong, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, MAX_WAIT_MS);
      this.#underWay = Promise.race([read.catch(() => undefined), tooLong]);
      return read.finally(() => clearTimeout(timer));
    });
    return { keys, rows };
  }
}
