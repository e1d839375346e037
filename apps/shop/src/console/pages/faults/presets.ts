export interface Rule {
  group: string;
  kind: string;
  topic?: string;
  key?: string;
  times?: number | undefined;
  delayMs?: number | undefined;
}

/** Faults worth seeing once. Each ends by itself or is cleared below. */
export const PRESETS: readonly { title: string; rule: Rule }[] = [
  {
    title: 'A message that can never be handled',
    rule: { group: 'invoice', kind: 'poison', topic: 'order-placed', times: 1 },
  },
  {
    title: 'One that fails for a while, and climbs the tiers',
    rule: { group: 'shipment', kind: 'transient', topic: 'order-placed', times: 5 },
  },
  { title: 'A system that is away: the group rests', rule: { group: 'order', kind: 'system', times: 10 } },
  { title: 'A crash in the middle of a transaction', rule: { group: 'shipment', kind: 'crash', times: 1 } },
  {
    title: 'A slow handler, and its lag',
    rule: { group: 'invoice', kind: 'slow', delayMs: 2_000, times: 20 },
  },
];
