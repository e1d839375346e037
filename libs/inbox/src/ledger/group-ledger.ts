import type { Database } from '@shop/database';
import type { Position } from '@shop/messaging';

/** Parked and discarded events of a group, for explaining rows that its tables lack. */
export class GroupLedgerView {
  constructor(
    readonly group: string,
    readonly database: Database,
  ) {}

  /** The ids of events whose effect an operator has given up. */
  async discarded(): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select event_id as id from parked_event_history where consumer = $1 and what = 'discarded'`,
      [this.group],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The first parked event of each partition. */
  async firstParked(): Promise<Position[]> {
    const rows = await this.database.query<{ topic: string; partition: number; offset: string }>(
      `select topic, source_partition as partition, min(source_offset) as offset
       from parked_event where consumer = $1 group by topic, source_partition`,
      [this.group],
    );
    return rows.map(({ topic, partition, offset }) => ({ topic, partition, offset: BigInt(offset) }));
  }

  /** The parked events of these keys, described. */
  async parkedOf(keys: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ topic: string; id: string; stage: string }>(
      `select topic, event_id as id, stage from parked_event where consumer = $1 and record_key = any($2) order by seq`,
      [this.group, keys],
    );
    return rows.map(({ topic, id, stage }) => `${topic} ${id}, ${stage === 'dead' ? 'dead' : `in ${stage}`}`);
  }
}
