import { z } from 'zod';
import { text } from '@shop/http';
import { EventId } from '../event-id.js';

const MOST = 1_000;

export const WhereaboutsRequest = z.strictObject({
  keys: z.array(text(200)).max(MOST),
  eventIds: z.array(EventId).max(MOST),
});
export type WhereaboutsRequest = z.output<typeof WhereaboutsRequest>;
