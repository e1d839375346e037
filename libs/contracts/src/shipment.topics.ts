import { ShipmentDeliveredSchema } from './gen/shop/shipment/v1/shipment_delivered_pb.js';
import { ShipmentDispatchedSchema } from './gen/shop/shipment/v1/shipment_dispatched_pb.js';
import { ShipmentRejectedSchema } from './gen/shop/shipment/v1/shipment_rejected_pb.js';
import { ShipmentReturnedSchema } from './gen/shop/shipment/v1/shipment_returned_pb.js';
import { StockLevelChangedSchema } from './gen/shop/shipment/v1/stock_level_changed_pb.js';
import { shopTopic } from './shop-topic.js';

const key = {
  owner: 'shipment',
  keyField: 'shipmentId',
  whyThisKey: 'The facts of a shipment stay in order.',
} as const;

export const shipmentDispatched = shopTopic({
  ...key,
  name: 'shipment-dispatched',
  schema: ShipmentDispatchedSchema,
  subscribers: [
    { group: 'order', why: 'Marks the order as dispatched.' },
    { group: 'invoice', why: 'Issues the invoice.' },
    { group: 'order-projector', why: 'Shows carrier and tracking number with the order.' },
    { group: 'shipment-projector', why: 'Takes the shipment off what is to be sent.' },
  ],
});

export const shipmentDelivered = shopTopic({
  ...key,
  name: 'shipment-delivered',
  schema: ShipmentDeliveredSchema,
  subscribers: [
    { group: 'order', why: 'Marks the order as delivered, and completes it if it is paid.' },
    { group: 'order-projector', why: 'Shows the delivery with the order.' },
    { group: 'shipment-projector', why: 'Shows that the shipment has arrived.' },
  ],
});

export const shipmentRejected = shopTopic({
  ...key,
  name: 'shipment-rejected',
  schema: ShipmentRejectedSchema,
  subscribers: [
    { group: 'order', why: 'Cancels the order as unfulfillable.' },
    { group: 'order-projector', why: 'Shows the rejection with the order.' },
    { group: 'shipment-projector', why: 'Takes the shipment off what is to be sent.' },
  ],
});

export const shipmentReturned = shopTopic({
  ...key,
  name: 'shipment-returned',
  schema: ShipmentReturnedSchema,
  subscribers: [
    { group: 'invoice', why: 'Credits the issued invoice.' },
    { group: 'order-projector', why: 'Shows the return with the order.' },
    { group: 'shipment-projector', why: 'Takes the shipment off what is to come back.' },
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
    { group: 'order-projector', why: 'Shows which products are available.' },
    { group: 'shipment-projector', why: 'Shows the stock.' },
  ],
});
