import { defineTopic, packageFolder, type Catalogue } from '@shop/topics';
import { BookLentSchema } from './gen/lending/v1/book_lent_pb.js';

export const bookLent = defineTopic({
  name: 'book-lent',
  owner: 'lending',
  schema: BookLentSchema,
  protoFolder: packageFolder(import.meta.url, 'test/tiny-system/proto'),
  keyField: 'loanId',
  whyThisKey: 'The events of a loan stay in order.',
  subscribers: [
    { service: 'reminders', kind: 'reaction', why: 'Plans the reminder of a book that is to come back.' },
    { service: 'reminders', kind: 'projection', why: 'Shows who has which books.' },
  ],
});

/** Every topic of the system. */
export const catalogue: Catalogue = [bookLent];
