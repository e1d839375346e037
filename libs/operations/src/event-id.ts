import { z } from 'zod';

/** Any UUID: an event without a readable id has one of our own making. */
export const EventId = z.guid();
