import { z } from 'zod';
import { text } from '@shop/http';
import { EventId } from '../event-id.js';

const MAX_ITEMS = 1_000;

export const WhereaboutsRequest = z.strictObject({
  keys: z.array(text(200)).max(MAX_ITEMS),
  eventIds: z.array(EventId).max(MAX_ITEMS),
});
export type WhereaboutsRequest = z.output<typeof WhereaboutsRequest>;
