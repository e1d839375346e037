import { Projection, Projects, versionedUpsert, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';
import { bookLent } from '../catalogue.js';
import type { BookLent } from '../gen/lending/v1/book_lent_pb.js';

interface LentBook {
  loanId: string;
  version: number;
  reader: string;
  title: string;
  lentAt: Date;
  dueAt: Date;
}

const upsertBooks = versionedUpsert<LentBook>({
  table: 'lent_book',
  key: 'loanId',
  version: 'version',
  columns: {
    loanId: 'text',
    version: 'int',
    reader: 'text',
    title: 'text',
    lentAt: 'timestamptz',
    dueAt: 'timestamptz',
  },
});

@Projection({ name: 'lent-books', service: 'reminders', tables: { lent_book: { began: 'lent_at' } } })
export class LentBooksProjector {
  @Projects(bookLent)
  onBookLent(events: readonly BookLent[], tx: ProjectionTransaction): void {
    upsertBooks(tx, events.map(lentBookIn));
  }
}

function lentBookIn({ loanId, version, reader, title, occurredAt, dueAt }: BookLent): LentBook {
  return {
    loanId,
    version,
    reader,
    title,
    lentAt: fromTimestamp(occurredAt),
    dueAt: fromTimestamp(dueAt),
  };
}
