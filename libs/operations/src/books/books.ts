import type { Database } from '@shop/database';
import { OPEN_EVENTS } from '@shop/inbox';
import type { EventSerde } from '@shop/messaging';
import { REFUSED_ROWS, UNSENT_COUNTS } from '@shop/outbox';
import { rowsAtOneMoment } from './rows-at-one-moment.js';
import type { ServiceBooks } from './service-books.js';

/** An event as it lies in its topic. */
export interface RawEvent {
  topic: string;
  value: Buffer;
}

export interface BooksOptions {
  books: ServiceBooks;
  write: Database;
  read: Database;
  serde: EventSerde;
}

/** What a service has in its books, and what events say that it should have. */
export class Books {
  constructor(readonly options: BooksOptions) {}

  /**
   * Every row, and what has not reached its end yet in the outboxes and ledgers: a database after the other,
   * each at one moment.
   */
  async *rows(): AsyncGenerator<object> {
    const { books, write, read } = this.options;
    const kinds = [
      ...books.aggregates.map(({ name, rows }) => ({ kind: { aggregate: name }, rows })),
      ...books.registers.map(({ name, rows }) => ({ kind: { register: name }, rows })),
    ];
    yield* sideRows(write, 'write', kinds);
    yield* sideRows(
      read,
      'read',
      books.views.map(({ name, rows }) => ({ kind: { view: name }, rows })),
    );
  }

  /** What the books have to say by the given events alone. Those of other topics mean nothing to them. */
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
    }
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
