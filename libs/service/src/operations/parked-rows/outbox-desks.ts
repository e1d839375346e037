import type { ParkedRow, ParkedRows } from '@shop/outbox';

const SIDES = ['write', 'read'] as const;
export type Side = (typeof SIDES)[number];

/** A row of one of the two outboxes: both number their rows from 1. */
export interface RowId {
  side: Side;
  id: string;
}

/** The desks for the parked rows of a service's two outboxes. */
export class OutboxDesks {
  constructor(readonly sides: Readonly<Record<Side, ParkedRows>>) {}

  /** Those of the write database first, each in the order in which they were appended. */
  async list({ after, limit }: { after?: RowId | undefined; limit: number }): Promise<ParkedRow[]> {
    const rows: ParkedRow[] = [];
    for (const side of SIDES.slice(after ? SIDES.indexOf(after.side) : 0)) {
      const page = { after: after?.side === side ? after.id : undefined, limit: limit - rows.length };
      const found = await this.sides[side].list(page);
      rows.push(...found.map((row) => ({ ...row, id: `${side}-${row.id}` })));
    }
    return rows;
  }

  of({ side }: RowId): ParkedRows {
    return this.sides[side];
  }
}
