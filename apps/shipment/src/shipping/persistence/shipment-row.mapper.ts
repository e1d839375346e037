import type { PlacedOrder } from '../domain/placed-order.js';
import type { Dispatch } from '../domain/shipment-state.js';
import { Shipment } from '../domain/shipment.js';
import type { ShipmentEntity } from './shipment.entity.js';

export function toRow({ state, status }: Shipment): ShipmentEntity {
  const { order, dispatch, ...facts } = state;
  return {
    ...facts,
    status,
    lines: order?.lines ?? null,
    shippingAddress: order?.shippingAddress ?? null,
    placedAt: order?.placedAt ?? null,
    carrier: dispatch?.carrier ?? null,
    trackingNumber: dispatch?.trackingNumber ?? null,
    dispatchedAt: dispatch?.dispatchedAt ?? null,
  };
}

export function toShipment(row: ShipmentEntity): Shipment {
  const { id, orderId, version, cancelledAt, rejectedAt, deliveredAt, returnedAt } = row;
  const facts = { cancelledAt, rejectedAt, deliveredAt, returnedAt };
  return Shipment.restore({ id, orderId, version, order: orderIn(row), dispatch: dispatchIn(row), ...facts });
}

function orderIn({ lines, shippingAddress, placedAt }: ShipmentEntity): PlacedOrder | null {
  return lines && shippingAddress && placedAt && { lines, shippingAddress, placedAt };
}

function dispatchIn({ carrier, trackingNumber, dispatchedAt }: ShipmentEntity): Dispatch | null {
  if (carrier === null || trackingNumber === null || dispatchedAt === null) return null;
  return { carrier, trackingNumber, dispatchedAt };
}
