import { foldOf, type Book } from '@shop/operations';
import { shipmentIdOf } from '../shipment-id.js';
import { learn, statusOf, topics, type ShipmentEvent, type ShipmentFacts } from './shipment-facts.js';

export const shipmentBook: Book = {
  name: 'shipment',
  rows: `
    select id, order_id as about, version, status, lines, status || coalesce(' as ' || tracking_number, '') as state
    from shipments`,
  fold: foldOf({
    topics,
    aboutOf: ({ orderId }: ShipmentEvent) => orderId,
    idOf: ({ orderId }) => shipmentIdOf(orderId),
    evolve: learn,
    columns: (facts) => ({ state: stateOf(facts) }),
  }),
};

function stateOf(facts: ShipmentFacts): string {
  const status = statusOf(facts);
  return facts.trackingNumber === null ? status : `${status} as ${facts.trackingNumber}`;
}
