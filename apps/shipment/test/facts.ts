import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  CancellationReason,
  OrderCancelledSchema,
  OrderPlacedSchema,
  ShipmentDeliveredSchema,
  ShipmentDispatchedSchema,
  ShipmentRejectedSchema,
  ShipmentReturnedSchema,
  StockLevelChangedSchema,
  type OrderPlaced,
  type StockLevelChanged,
} from '@shop/contracts';
import { uuidv7 } from '@shop/uuid';
import { shipmentIdOf } from '../src/shipment-id.js';
import { aParcel, aPlacedOrder, AT, someShortages } from './a-shipment.js';

const occurredAt = timestampFromDate(AT);

interface Placement {
  orderId?: string;
  placedAt?: Date;
  lines?: readonly { sku: string; quantity: number }[];
}

export function anOrderPlaced({ orderId = uuidv7(), placedAt = AT, lines }: Placement = {}): OrderPlaced {
  const order = aPlacedOrder();
  return create(OrderPlacedSchema, {
    orderId,
    version: 1,
    occurredAt: timestampFromDate(placedAt),
    customerId: 'ada',
    lines: (lines ?? order.lines).map(({ sku, quantity }) => ({ sku, productName: `The ${sku}`, quantity })),
    shippingAddress: order.shippingAddress,
  });
}

export function anOrderCancelled(orderId: string) {
  const reason = CancellationReason.CUSTOMER_REQUEST;
  return create(OrderCancelledSchema, { orderId, version: 2, occurredAt, customerId: 'ada', reason });
}

/** The facts of a shipment, each at the version that follows the facts before it. */
export function factsOfShipment(orderId: string) {
  const fact = { shipmentId: shipmentIdOf(orderId), orderId, occurredAt };
  return {
    rejected: create(ShipmentRejectedSchema, { ...fact, version: 1, shortages: [...someShortages] }),
    dispatched: create(ShipmentDispatchedSchema, { ...fact, version: 1, ...aParcel }),
    delivered: create(ShipmentDeliveredSchema, { ...fact, version: 2 }),
    returned: create(ShipmentReturnedSchema, { ...fact, version: 3 }),
  };
}

export function aStockLevelChanged(sku: string, version: number, onHand: number): StockLevelChanged {
  return create(StockLevelChangedSchema, { sku, version, occurredAt, onHand, reserved: 1, shipped: 2 });
}
