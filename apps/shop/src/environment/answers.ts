import { z } from 'zod';

const Place = z.object({ name: z.string(), prefix: z.string(), clusterId: z.string() });

/** The environment of a process, and those of its databases. */
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
