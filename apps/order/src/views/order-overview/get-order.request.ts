import { queryNumber } from '@shop/http';
import { z } from 'zod';

const MAX_VERSION = 2_147_483_647;

export const GetOrderRequest = z.strictObject({
  minVersion: queryNumber({ min: 1, max: MAX_VERSION }).meta({
    description: 'Wait briefly until the view shows at least this version of the order',
  }),
});
export type GetOrderRequest = z.output<typeof GetOrderRequest>;
