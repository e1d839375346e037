import { ShipmentDeliveredSchema } from './gen/shop/shipment/v1/shipment_delivered_pb.js';
import { ShipmentDispatchedSchema } from './gen/shop/shipment/v1/shipment_dispatched_pb.js';
import { ShipmentRejectedSchema } from './gen/shop/shipment/v1/shipment_rejected_pb.js';
import { ShipmentReturnedSchema } from './gen/shop/shipment/v1/shipment_returned_pb.js';
import { StockLevelChangedSchema } from './gen/shop/shipment/v1/stock_level_changed_pb.js';
import { ID_NAMESPACES } from './id-namespaces.js';
import { shopTopic } from './shop-topic.js';

const key = {
  owner: 'shipment',
  keyField: 'shipmentId',
  aboutField: 'orderId',
  keyNamespace: ID_NAMESPACES.shipment,
  whyThisKey: 'The facts of a shipment stay in order.',
} as const;

export const shipmentDispatched = shopTopic({
  ...key,
  name: 'shipment-dispatched',
  schema: ShipmentDispatchedSchema,
  subscribers: [
    { service: 'order', kind: 'reaction', why: 'Marks the order as dispatched.' },
    { service: 'invoice', kind: 'reaction', why: 'Issues the invoice.' },
    { service: 'order', kind: 'projection', why: 'Shows carrier and tracking number with the order.' },
    { service: 'shipment', kind: 'projection', why: 'Takes the shipment off the open ones.' },
  ],
});

export const shipmentDelivered = shopTopic({
  ...key,
  name: 'shipment-delivered',
  schema: ShipmentDeliveredSchema,
  subscribers: [
    {
      service: 'order',
      kind: 'reaction',
      why: 'Marks the order as delivered, and completes it if it is paid.',
    },
    { service: 'order', kind: 'projection', why: 'Shows the delivery with the order.' },
    { service: 'shipment', kind: 'projection', why: 'Shows that the shipment has arrived.' },
  ],
});

export const shipmentRejected = shopTopic({
  ...key,
  name: 'shipment-rejected',
  schema: ShipmentRejectedSchema,
  subscribers: [
    { service: 'order', kind: 'reaction', why: 'Cancels the order as unfulfillable.' },
    { service: 'order', kind: 'projection', why: 'Shows the rejection with the order.' },
    { service: 'shipment', kind: 'projection', why: 'Takes the shipment off the open ones.' },
  ],
});

export const shipmentReturned = shopTopic({
  ...key,
  name: 'shipment-returned',
  schema: ShipmentReturnedSchema,
  subscribers: [
    { service: 'invoice', kind: 'reaction', why: 'Credits the issued invoice.' },
    { service: 'order', kind: 'projection', why: 'Shows the return with the order.' },
    { service: 'shipment', kind: 'projection', why: 'Takes the shipment off the recalled ones.' },
  ],
});

export const stockLevelChanged = shopTopic({
  owner: 'shipment',
  keyField: 'sku',
  whyThisKey: 'The latest level of a SKU is what counts, and compaction keeps the latest record of a key.',
  name: 'stock-level-changed',
  schema: StockLevelChangedSchema,
  cleanup: 'compact',
  subscribers: [
    { service: 'order', kind: 'projection', why: 'Shows which products are available.' },
    { service: 'shipment', kind: 'projection', why: 'Shows the stock.' },
  ],
});
