import type { Database } from '@shop/database';
import { OPEN_EVENTS } from '@shop/inbox';
import type { EventSerde } from '@shop/messaging';
import { REFUSED_ROWS, UNSENT_COUNTS } from '@shop/outbox';
import { isKey } from './about.request.js';
import { rowsAtOneMoment } from './rows-at-one-moment.js';
import type { ServiceBooks } from './service-books.js';

/** An event as its topic holds it. */
export interface RawEvent {
  topic: string;
  value: Buffer;
}

export interface BooksOptions {
  books: ServiceBooks;
  /** The names of all the projections of the service. */
  projections: readonly string[];
  write: Database;
  read: Database;
  serde: EventSerde;
}

/** The rows of a view that are about one story. */
export interface ShownView {
  name: string;
  rows: object[];
}

/** The audit data of a service: its stored rows, and the same rows rebuilt from events. */
export class Books {
  constructor(readonly options: BooksOptions) {}

  /**
   * Yields every row, and the outbox rows and parked events that are still open. Reads one database after the
   * other, each in one snapshot.
   */
  async *rows(): AsyncGenerator<object> {
    const { books, write, read } = this.options;
    const kinds = [
      ...books.aggregates.map(({ name, rows }) => ({ kind: { aggregate: name }, rows })),
      ...books.registers.map(({ name, rows }) => ({ kind: { register: name }, rows })),
    ];
    yield* this.#covered();
    yield* sideRows(write, 'write', kinds);
    yield* sideRows(
      read,
      'read',
      books.views.map(({ name, rows }) => ({ kind: { view: name }, rows })),
    );
  }

  /** Yields the rows that the given events imply. Ignores events of other topics. */
  async *folded(events: AsyncIterable<RawEvent>): AsyncGenerator<object> {
    const { books, serde } = this.options;
    const folds = [
      ...books.aggregates.map(({ name, fold }) => ({ kind: { aggregate: name }, fold })),
      ...books.views.map(({ name, fold }) => ({ kind: { view: name }, fold })),
    ].map(({ kind, fold }) => ({ kind, topics: fold.topics, running: fold.begin() }));
    const topics = new Map(folds.flatMap((each) => each.topics).map((topic) => [topic.name, topic]));
    for await (const { topic: name, value } of events) {
      const topic = topics.get(name);
      if (!topic) continue;
      const event = await serde.deserialize(topic, value);
      for (const { topics: read, running } of folds) if (read.includes(topic)) running.learn(event);
    }
    for (const { kind, running } of folds) {
      for (const { id, about, columns } of running.rows()) yield { ...kind, row: { id, about, ...columns } };
      if (running.regroups) yield { regroups: Object.values(kind).join() };
    }
  }

  /**
   * Returns the rows of the read models about a story, and the read models without a book. A key may also be
   * the id of an aggregate of the service: it leads to what that is about.
   */
  async about(keys: readonly string[]): Promise<{ views: ShownView[]; withoutBook: string[] }> {
    const { books, read, write } = this.options;
    const owners = books.aggregates.map(({ rows }) => {
      return write.query<{ about: string }>(`select about from (${rows}) as book where id = any($1)`, [keys]);
    });
    const abouts = (await Promise.all(owners)).flat().map(({ about }) => about);
    const subjects = [...keys, ...abouts.filter(isKey)];
    const views = books.views.map(async ({ name, rows }) => {
      const sql = `select * from (${rows}) as book where about = any($1)`;
      return { name, rows: await read.query<object>(sql, [subjects]) };
    });
    return { views: await Promise.all(views), withoutBook: this.#withoutBook() };
  }

  /** The coverage of the books: the topics of each aggregate, and the projections without a book. */
  *#covered(): Generator<object> {
    for (const { name, fold } of this.options.books.aggregates) {
      yield { covered: 'aggregate', row: { name, topics: fold.topics.map((topic) => topic.name) } };
    }
    yield* this.#withoutBook().map((name) => ({ uncovered: 'projection', row: { name } }));
  }

  #withoutBook(): string[] {
    const { books, projections } = this.options;
    const covered = new Set(books.views.map(({ projection }) => projection));
    return projections.filter((name) => !covered.has(name));
  }
}

interface KindOfRow {
  kind: object;
  rows: string;
}

async function* sideRows(
  database: Database,
  side: 'write' | 'read',
  kinds: readonly KindOfRow[],
): AsyncGenerator<object> {
  const all = [
    ...kinds,
    { kind: { unsent: side }, rows: UNSENT_COUNTS },
    { kind: { open: side }, rows: OPEN_EVENTS },
    { kind: { open: side }, rows: REFUSED_ROWS },
  ];
  const queries = all.map(({ rows }) => rows);
  for await (const { query, row } of rowsAtOneMoment(database, queries)) yield { ...all[query]?.kind, row };
}
