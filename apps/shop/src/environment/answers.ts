import { z } from 'zod';

const Place = z.object({ name: z.string(), prefix: z.string(), clusterId: z.string() });

/** Where a process is at work, and where its databases belong. */
export const EnvironmentAnswer = Place.partial({ clusterId: true }).extend({
  problem: z.string().optional(),
  databases: z.array(
    z.object({
      name: z.string(),
      databaseId: z.string(),
      place: Place.optional(),
      since: z.string().nullable(),
    }),
  ),
});
export type EnvironmentAnswer = z.output<typeof EnvironmentAnswer>;
