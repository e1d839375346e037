/**
 * Reads rows by key for many callers with one statement: those who ask while a read is under way are answered by the next, all together.
 * So the more ask, the less each costs, and who asks alone does not wait.
 *
 * Nothing is kept: what a caller gets was read after it had asked, as if it had read for itself. Outside of any transaction. When a
 * read fails, all who wait for it get its error.
 */
export class JoinedReads<Row> {
  #underWay: Promise<unknown> = Promise.resolve();
  #next: { keys: Set<string>; rows: Promise<ReadonlyMap<string, Row>> } | undefined;

  constructor(readonly read: (keys: string[]) => Promise<ReadonlyMap<string, Row>>) {}

  /** The rows of those of the keys that have one. */
  async find(keys: Iterable<string>): Promise<Map<string, Row>> {
    const next = (this.#next ??= this.#begin());
    const wanted = [...keys];
    for (const key of wanted) next.keys.add(key);
    const rows = await next.rows;
    return new Map(wanted.flatMap((key) => (rows.has(key) ? [[key, rows.get(key) as Row] as const] : [])));
  }

  #begin() {
    const keys = new Set<string>();
    const rows = this.#underWay.then(() => {
      this.#next = undefined;
      return this.read([...keys]);
    });
    this.#underWay = rows.catch(() => undefined);
    return { keys, rows };
  }
}
