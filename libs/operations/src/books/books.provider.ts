import type { FactoryProvider } from '@nestjs/common';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { EventSerde } from '@shop/messaging';
import { Books } from './books.js';
import type { ServiceBooks } from './service-books.js';

/** The books of the service, on its databases. */
export function booksProvider(books: ServiceBooks): FactoryProvider<Books> {
  return {
    provide: Books,
    inject: [WriteDatabase, ReadDatabase, EventSerde],
    useFactory: (write: WriteDatabase, read: ReadDatabase, serde: EventSerde) =>
      new Books({ books, write, read, serde }),
  };
}
