/** A connection that dies silently may delay its own readers only. */
const MAX_WAIT_MS = 100;

/**
 * Reads rows by key for many callers with one statement: callers that come during a read are answered by the
 * next one, all together. So a read costs less the more callers there are, and a lone caller does not wait.
 *
 * It keeps no rows: a caller gets rows that were read after its call, as with a read of its own. It runs
 * outside any transaction. When a read fails, all its callers get the error.
 */
export class JoinedReads<Row> {
  #underWay: Promise<unknown> = Promise.resolve();
  #next: { keys: Set<string>; rows: Promise<ReadonlyMap<string, Row>> } | undefined;

  constructor(readonly read: (keys: string[]) => Promise<ReadonlyMap<string, Row>>) {}

  /** The rows of the given keys that exist. */
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
