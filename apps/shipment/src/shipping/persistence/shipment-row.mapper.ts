import type { KnownFacts } from '../domain/known-facts.js';
import type { Dispatch, ShipmentState } from '../domain/shipment-state.js';
import type { Shipment } from '../domain/shipment.js';
import type { ShipmentEntity } from './shipment.entity.js';

export function toRow({ state, status }: Shipment): ShipmentEntity {
  const { id, orderId, version, known, rejectedAt, dispatch, deliveredAt, returnedAt } = state;
  return {
    id,
    orderId,
    version,
    status,
    lines: known.order?.lines ?? null,
    shippingAddress: known.order?.shippingAddress ?? null,
    placedAt: known.order?.placedAt ?? null,
    cancelledAt: known.cancelledAt ?? null,
    rejectedAt: rejectedAt ?? null,
    carrier: dispatch?.carrier ?? null,
    trackingNumber: dispatch?.trackingNumber ?? null,
    dispatchedAt: dispatch?.dispatchedAt ?? null,
    deliveredAt: deliveredAt ?? null,
    returnedAt: returnedAt ?? null,
  };
}

export function toState(row: ShipmentEntity): ShipmentState {
  const { id, orderId, version } = row;
  const own = {
    rejectedAt: row.rejectedAt ?? undefined,
    dispatch: dispatchIn(row),
    deliveredAt: row.deliveredAt ?? undefined,
    returnedAt: row.returnedAt ?? undefined,
  };
  return { id, orderId, version, known: factsIn(row), ...own };
}

function factsIn({ lines, shippingAddress, placedAt, cancelledAt }: ShipmentEntity): KnownFacts {
  return {
    ...(lines && shippingAddress && placedAt && { order: { lines, shippingAddress, placedAt } }),
    ...(cancelledAt && { cancelledAt }),
  };
}

function dispatchIn({ carrier, trackingNumber, dispatchedAt }: ShipmentEntity): Dispatch | undefined {
  if (carrier === null || trackingNumber === null || dispatchedAt === null) return undefined;
  return { carrier, trackingNumber, dispatchedAt };
}
