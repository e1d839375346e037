import { entityTagOf, versionHeader, type Answer } from '@shop/http';
import { z } from 'zod';
import type { Shipment } from './domain/shipment.js';

export const ChangedShipment = z
  .object({ shipmentId: z.uuid(), orderId: z.uuid(), version: z.int() })
  .meta({ id: 'ChangedShipment' });
export type ChangedShipment = z.output<typeof ChangedShipment>;

export const changedShipmentResponse = { standardSchema: ChangedShipment, headers: versionHeader };

export function toAnswer({ state }: Shipment): Answer<ChangedShipment> {
  const { id: shipmentId, orderId, version } = state;
  return { headers: { etag: entityTagOf(version) }, body: { shipmentId, orderId, version } };
}
