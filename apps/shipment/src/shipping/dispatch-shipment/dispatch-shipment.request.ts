import { text } from '@shop/http';
import { z } from 'zod';

export const DispatchShipmentRequest = z
  .strictObject({ carrier: text(100), trackingNumber: text(100) })
  .meta({ id: 'DispatchShipmentRequest' });
export type DispatchShipmentRequest = z.output<typeof DispatchShipmentRequest>;
