import { z } from 'zod';
import type { OperationsClient } from '../operations/operations.client.js';

const WaitingRow = z.object({
  id: z.string(),
  eventId: z.string(),
  topic: z.string(),
  key: z.string(),
  headers: z.record(z.string(), z.union([z.string(), z.object({ base64: z.string() })])),
  createdAt: z.string(),
  reason: z.string().nullable(),
});
type Row = z.output<typeof WaitingRow>;

/** A row of an outbox, with only those headers that are text. */
export type WaitingRow = Omit<Row, 'headers'> & { headers: Record<string, string> };

const Parked = z.object({
  eventId: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  stage: z.string(),
  attempts: z.int(),
  redrives: z.int(),
  blockedBy: z.string().nullable(),
  errorClass: z.string().nullable(),
  errorMessage: z.string().nullable(),
  dueAt: z.string().nullable(),
});
export type Parked = z.output<typeof Parked>;

const Group = z.object({
  group: z.string(),
  parked: z.array(Parked),
  history: z.array(
    z.object({
      eventId: z.string(),
      at: z.string(),
      what: z.string(),
      detail: z.string(),
      actor: z.string().nullable(),
    }),
  ),
});
export type GroupWhereabouts = z.output<typeof Group>;

const Whereabouts = z.object({ outbox: z.array(WaitingRow), groups: z.array(Group) });

export interface Whereabouts {
  outbox: WaitingRow[];
  groups: GroupWhereabouts[];
}

/** Asks a service about events with one of the keys or ids, or with one of them as their cause. */
export async function askWhereabouts(
  client: OperationsClient,
  of: { keys: string[]; eventIds: string[] },
): Promise<Whereabouts> {
  const { outbox, groups } = await client.send('POST', '/whereabouts', Whereabouts, of);
  return { outbox: outbox.map((row) => ({ ...row, headers: textsOf(row.headers) })), groups };
}

function textsOf(headers: Row['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
