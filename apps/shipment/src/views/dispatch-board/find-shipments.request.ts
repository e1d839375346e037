import { z } from 'zod';

export const FindShipmentsRequest = z.strictObject({ orderId: z.uuid() });
export type FindShipmentsRequest = z.output<typeof FindShipmentsRequest>;
