import { z } from 'zod';

export const GetOrderRequest = z.strictObject({
  minVersion: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Wait briefly until the view shows at least this version of the order' }),
});
export type GetOrderRequest = z.output<typeof GetOrderRequest>;
