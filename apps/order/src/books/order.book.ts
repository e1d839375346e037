import { orderCancelled, orderCompleted, orderPlaced } from '@shop/contracts';
import { foldOf, type Book } from '@shop/operations';

const STATES = {
  [orderPlaced.schema.typeName]: 'PLACED',
  [orderCancelled.schema.typeName]: 'CANCELLED',
  [orderCompleted.schema.typeName]: 'COMPLETED',
};

export const orderBook: Book = {
  name: 'order',
  rows: `
    select id, id as about, version, status as state, placed_at as "madeAt",
      (total ->> 'amountMinor')::float8 as "totalMinor", total ->> 'currency' as currency
    from orders`,
  fold: foldOf({
    topics: [orderPlaced, orderCancelled, orderCompleted],
    aboutOf: ({ orderId }) => orderId,
    evolve: (known: { version: number; state: string } | undefined, { $typeName, version }) =>
      known && known.version > version ? known : { version, state: STATES[$typeName] ?? $typeName },
    columns: ({ state }) => ({ state }),
  }),
};
