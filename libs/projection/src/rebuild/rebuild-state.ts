import type { Database, Transaction } from '@shop/database';
import type { Position } from '@shop/messaging';

/**
 * `filling`: tables beside the live ones are being filled. `ready`: they agree with the live ones, or
 * somebody has accepted how they differ. `swapped`: they are the live ones, and those beside them are the
 * ones from before.
 */
export type Phase = 'filling' | 'ready' | 'swapped';

export interface RebuildState {
  phase: Phase;
  /** Names of the migrations that made the tables beside the live ones. */
  migrations: string[];
  /** Migrations of the live tables that only the swap recorded as applied, and no deployment. */
  addedMigrations: string[];
  /** The topics hold all facts since this time. Null if they hold all facts. */
  completeFrom: Date | null;
  startedAt: Date;
  changedAt: Date;
}

type Queryable = Pick<Database | Transaction, 'query'>;

const SELECT = `
  select phase, migrations, added_migrations as "addedMigrations", complete_from as "completeFrom", started_at as "startedAt", changed_at as "changedAt"
  from public.projection_rebuild where projection = $1`;

/** The rows with the progress of a projection's rebuild. Without any row there is no rebuild. */
export class RebuildStore {
  constructor(readonly projection: string) {}

  async find(database: Queryable): Promise<RebuildState | undefined> {
    const [state] = await database.query<RebuildState>(SELECT, [this.projection]);
    return state;
  }

  async begin(
    tx: Transaction,
    { migrations, completeFrom }: Pick<RebuildState, 'migrations' | 'completeFrom'>,
    positions: readonly Position[],
  ): Promise<void> {
    await tx.query(
      `insert into public.projection_rebuild (projection, phase, migrations, complete_from) values ($1, 'filling', $2, $3)`,
      [this.projection, migrations, completeFrom],
    );
    await this.reposition(tx, positions);
  }

  async enter(
    database: Queryable,
    { phase, migrations, addedMigrations }: Pick<RebuildState, 'phase' | 'migrations' | 'addedMigrations'>,
  ): Promise<void> {
    await database.query(
      `update public.projection_rebuild
       set phase = $2, migrations = $3, added_migrations = $4, changed_at = clock_timestamp() where projection = $1`,
      [this.projection, phase, migrations, addedMigrations],
    );
  }

  async positions(database: Queryable): Promise<Position[]> {
    const rows = await database.query<{ topic: string; partition: number; offset: string }>(
      `select topic, partition, next_offset as offset from public.projection_position where projection = $1`,
      [this.projection],
    );
    return rows.map(({ topic, partition, offset }) => ({ topic, partition, offset: BigInt(offset) }));
  }

  /** Replaces all positions. */
  async reposition(tx: Transaction, positions: readonly Position[]): Promise<void> {
    await tx.query('delete from public.projection_position where projection = $1', [this.projection]);
    await tx.query(
      `insert into public.projection_position (projection, topic, partition, next_offset)
       select $1, * from unnest($2::text[], $3::int[], $4::bigint[])`,
      [
        this.projection,
        positions.map(({ topic }) => topic),
        positions.map(({ partition }) => partition),
        positions.map(({ offset }) => offset.toString()),
      ],
    );
  }

  /**
   * Moves a position on, in the transaction that writes what was read. Returns false when it is not where the
   * caller has left it: the rebuild was aborted, or is in other hands.
   */
  async advance(tx: Transaction, from: Position, to: bigint): Promise<boolean> {
    const moved = await tx.query(
      `update public.projection_position set next_offset = $5
       where projection = $1 and topic = $2 and partition = $3 and next_offset = $4 returning 1`,
      [this.projection, from.topic, from.partition, from.offset.toString(), to.toString()],
    );
    return moved.length === 1;
  }

  /** Returns false when there is no rebuild that is swapped, or is not, as the caller takes it to be. */
  async remove(tx: Transaction, swapped: boolean): Promise<boolean> {
    const removed = await tx.query(
      `delete from public.projection_rebuild where projection = $1 and (phase = 'swapped') = $2 returning 1`,
      [this.projection, swapped],
    );
    return removed.length === 1;
  }
}
