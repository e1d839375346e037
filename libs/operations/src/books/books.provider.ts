import type { FactoryProvider } from '@nestjs/common';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { EventSerde } from '@shop/messaging';
import { projectionOf } from '@shop/projection';
import { Books } from './books.js';
import type { ServiceParts } from '../service-parts.js';

/** The books of the service, on its databases. */
export function booksProvider({ books, projections }: ServiceParts): FactoryProvider<Books> {
  const names = projections.map(({ projector }) => projectionOf(projector).name);
  return {
    provide: Books,
    inject: [WriteDatabase, ReadDatabase, EventSerde],
    useFactory: (write: WriteDatabase, read: ReadDatabase, serde: EventSerde) =>
      new Books({ books, projections: names, write, read, serde }),
  };
}
