import { OrderCancelledSchema } from './gen/shop/order/v1/order_cancelled_pb.js';
import { OrderCompletedSchema } from './gen/shop/order/v1/order_completed_pb.js';
import { OrderPlacedSchema } from './gen/shop/order/v1/order_placed_pb.js';
import { shopTopic } from './shop-topic.js';

const key = {
  owner: 'order',
  keyField: 'orderId',
  whyThisKey: 'The facts of an order stay in order.',
} as const;

export const orderPlaced = shopTopic({
  ...key,
  name: 'order-placed',
  schema: OrderPlacedSchema,
  subscribers: [
    {
      service: 'shipment',
      kind: 'reaction',
      why: 'Reserves the stock and opens the shipment, or rejects it.',
    },
    { service: 'invoice', kind: 'reaction', why: 'Opens a draft of the bill.' },
    { service: 'order', kind: 'projection', why: 'Shows the order.' },
    { service: 'shipment', kind: 'projection', why: 'Shows the parcel to send, and its address.' },
  ],
});

export const orderCancelled = shopTopic({
  ...key,
  name: 'order-cancelled',
  schema: OrderCancelledSchema,
  subscribers: [
    { service: 'shipment', kind: 'reaction', why: 'Releases the reserved stock, or recalls what has left.' },
    {
      service: 'invoice',
      kind: 'reaction',
      why: 'Drops the draft; an issued invoice is credited once the goods are back.',
    },
    { service: 'order', kind: 'projection', why: 'Shows that the order is cancelled, and why.' },
    {
      service: 'shipment',
      kind: 'projection',
      why: 'Takes the parcel off the board, or shows that it must come back.',
    },
  ],
});

export const orderCompleted = shopTopic({
  ...key,
  name: 'order-completed',
  schema: OrderCompletedSchema,
  subscribers: [{ service: 'order', kind: 'projection', why: 'Shows that the order is completed.' }],
});
