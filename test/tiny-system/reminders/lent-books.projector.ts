import { foldByKey, Projection, Projects, toColumns, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';
import { bookLent } from '../catalogue.js';
import type { BookLent } from '../gen/lending/v1/book_lent_pb.js';

@Projection({ name: 'lent-books', service: 'reminders', tables: { lent_book: { began: 'lent_at' } } })
export class LentBooksProjector {
  @Projects(bookLent)
  onBookLent(events: readonly BookLent[], tx: ProjectionTransaction): void {
    const latest = foldByKey(events, ({ loanId }) => loanId);
    tx.send(
      `insert into lent_book as known (loan_id, version, reader, title, lent_at, due_at)
       select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
       on conflict (loan_id) do update set
         version = excluded.version, reader = excluded.reader, title = excluded.title,
         lent_at = excluded.lent_at, due_at = excluded.due_at
       where excluded.version > known.version`,
      toColumns(latest, ({ loanId, version, reader, title, occurredAt, dueAt }) => [
        loanId,
        version,
        reader,
        title,
        fromTimestamp(occurredAt),
        fromTimestamp(dueAt),
      ]),
    );
  }
}
