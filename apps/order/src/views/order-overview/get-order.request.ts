import { queryNumber } from '@shop/service';
import { z } from 'zod';

const LARGEST_VERSION = 2_147_483_647;

export const GetOrderRequest = z.strictObject({
  minVersion: queryNumber({ min: 1, max: LARGEST_VERSION }).meta({
    description: 'Wait briefly until the view shows at least this version of the order',
  }),
});
export type GetOrderRequest = z.output<typeof GetOrderRequest>;
