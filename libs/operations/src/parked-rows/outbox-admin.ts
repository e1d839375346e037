import {
  selectWaiting,
  type DecideManyStep,
  type ParkedRow,
  type ParkedRows,
  type WaitingRow,
} from '@shop/outbox';

const SIDES = ['write', 'read'] as const;
export type Side = (typeof SIDES)[number];

/** A row of one of the two outboxes: both number their rows from 1. */
export interface RowId {
  side: Side;
  id: string;
}

/** Lists the parked rows of a service's two outboxes, and decides on them. */
export class OutboxAdmin {
  constructor(readonly sides: Readonly<Record<Side, ParkedRows>>) {}

  /** Rows of the write database come first, each database in the order of appending. */
  async list({ after, limit }: { after?: RowId | undefined; limit: number }): Promise<ParkedRow[]> {
    const rows: ParkedRow[] = [];
    for (const side of SIDES.slice(after ? SIDES.indexOf(after.side) : 0)) {
      const page = { after: after?.side === side ? after.id : undefined, limit: limit - rows.length };
      const found = await this.sides[side].list(page);
      rows.push(...found.map((row) => ({ ...row, id: `${side}-${row.id}` })));
    }
    return rows;
  }

  /** The unpublished rows with one of the keys, or with one of the events as their cause. */
  async waiting(of: { keys: readonly string[]; eventIds: readonly string[] }): Promise<WaitingRow[]> {
    const found = SIDES.map(async (side) => {
      const rows = await selectWaiting(this.sides[side].database, of);
      return rows.map((row) => ({ ...row, id: `${side}-${row.id}` }));
    });
    return (await Promise.all(found)).flat();
  }

  /** Works on one outbox after the other; each step names its own. */
  async *ofBoth(
    decide: (rows: ParkedRows) => AsyncGenerator<DecideManyStep>,
  ): AsyncGenerator<DecideManyStep & { outbox: Side }> {
    for (const outbox of SIDES) {
      for await (const step of decide(this.sides[outbox])) yield { outbox, ...step };
    }
  }

  of({ side }: RowId): ParkedRows {
    return this.sides[side];
  }
}
