import { foldOf, type ViewBook } from '@shop/operations';
import { learn, lines, statusOf, topics, type ShipmentEvent } from './shipment-facts.js';

export const dispatchBoardBook: ViewBook = {
  name: 'dispatch board',
  projection: 'dispatch-board',
  rows: `
    select order_id as id, order_id as about, version, status, ${lines.inColumn('lines')} as quantities, tracking_number
    from dispatch_board`,
  fold: foldOf({
    topics,
    aboutOf: ({ orderId }: ShipmentEvent) => orderId,
    evolve: learn,
    columns: (facts) => ({
      version: facts.version,
      status: statusOf(facts),
      quantities: facts.quantities,
      tracking_number: facts.trackingNumber,
    }),
  }),
};
