import type { FactoryProvider } from '@nestjs/common';
import { EventSerde } from '@shop/messaging';
import { projectionOf } from '@shop/projection';
import { Books } from './books.js';
import { OperatorDatabases } from '../operator-databases.js';
import type { ServiceParts } from '../service-parts.js';

/** The books of the service, on its databases. */
export function booksProvider({ books, projections }: ServiceParts): FactoryProvider<Books> {
  const names = projections.map(({ projector }) => projectionOf(projector).name);
  return {
    provide: Books,
    inject: [OperatorDatabases, EventSerde],
    useFactory: ({ write, read }: OperatorDatabases, serde: EventSerde) =>
      new Books({ books, projections: names, write, read, serde }),
  };
}
