import { z } from 'zod';
import type { Shipment } from './domain/shipment.js';

export const ChangedShipment = z
  .object({ shipmentId: z.uuid(), orderId: z.uuid(), version: z.int() })
  .meta({ id: 'ChangedShipment' });
export type ChangedShipment = z.output<typeof ChangedShipment>;

export function toChangedShipment({ state }: Shipment): ChangedShipment {
  return { shipmentId: state.id, orderId: state.orderId, version: state.version };
}
