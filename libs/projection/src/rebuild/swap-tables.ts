import { recordMigrations, unrecordMigrations, type Transaction } from '@shop/database';
import { Positions, type Position, type TopicOffsets } from '@shop/messaging';
import { grantToProjector } from '../grant-to-projector.js';
import type { Projection } from '../projection.decorator.js';
import type { Filler } from './filler.js';
import type { RebuildState, RebuildStore } from './rebuild-state.js';
import type { GroupLedger } from './setup.js';
import { holdWriters, LIVE, moveTables, tablesIn } from './table-sets.js';

/**
 * The longest time for which writers may be held up. A session that waits longer for a lock gives way, and
 * the swap is tried again.
 */
const MAX_DRAIN_MS = 10_000;
const LOCK_TIMEOUT = '3s';
/** Nor do they wait for a process that has gone without a word, as a machine does that loses its power. */
const IDLE_TIMEOUT = '15s';

export interface SwapParts {
  projection: Projection;
  store: RebuildStore;
  filler: Filler;
  offsets: TopicOffsets;
  ledger: GroupLedger;
  /** The schema of the tables beside the live ones, which the filler fills. */
  from: string;
  /** Where the live ones go. */
  to: string;
}

/**
 * Makes the tables beside the live ones the live ones, in the given transaction. Its commit is the moment at
 * which readers see the others.
 *
 * Nothing is lost at the seam. First writers are held, so that whatever the live group has written lies
 * before the ends of the topics as they are now; then the filler takes everything before these ends. The live
 * group's transactions that waited go on with the new tables. What they write may be there already:
 * projections are upserts guarded by version.
 */
export async function swapTables(tx: Transaction, parts: SwapParts, state: RebuildState): Promise<void> {
  const { projection, store, filler, offsets, from, to } = parts;
  const tables = Object.keys(projection.tables);
  const topics = projection.topics.map(({ name }) => name);
  await tx.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
  await tx.query(`set local idle_in_transaction_session_timeout = '${IDLE_TIMEOUT}'`);
  const live = await tablesIn(tx, LIVE, tables);
  await holdWriters(tx, LIVE, live);
  const ends = await offsets.ranges(topics);
  const replaced = await replacedPositions(parts, topics);
  await filler.reach(ends, MAX_DRAIN_MS);
  // The filler's positions before its tables, the order in which it takes them itself.
  await store.reposition(tx, replaced);
  await tx.query(`create schema ${to}`);
  await moveTables(tx, live, { from: LIVE, to });
  await grantToProjector(tx, to, live);
  await moveTables(tx, tables, { from, to: LIVE });
  await tx.query(`drop schema ${from}`);
  await recordShape(tx, parts, state);
}

/**
 * From where on the replaced tables have to be filled to be as good as the others: they have what the live
 * group has committed, but for events that are parked. Those of them that the topics have lost already are in
 * neither.
 */
async function replacedPositions(
  { projection, offsets, ledger }: SwapParts,
  topics: readonly string[],
): Promise<Position[]> {
  const begin = (await offsets.ranges(topics)).map(({ topic, partition, begin: offset }) => ({
    topic,
    partition,
    offset,
  }));
  const committed = new Positions(await offsets.committed(projection.group, topics));
  const parked = new Positions(await ledger.firstParked());
  return begin.map(({ topic, partition, offset }) => {
    const reached = committed.find({ topic, partition })?.offset ?? offset;
    const first = parked.find({ topic, partition })?.offset ?? reached;
    const from = first < reached ? first : reached;
    return { topic, partition, offset: from > offset ? from : offset };
  });
}

/**
 * The migrations of the tables that are live now count as applied, those of the replaced ones alone do not.
 */
async function recordShape(tx: Transaction, { store }: SwapParts, state: RebuildState): Promise<void> {
  const { migrations, addedMigrations } = state;
  if (state.phase === 'swapped') {
    await unrecordMigrations(tx, addedMigrations);
    const replaced = [...migrations, ...addedMigrations];
    await store.enter(tx, { phase: 'ready', migrations: replaced, addedMigrations: [] });
    return;
  }
  const added = await recordMigrations(tx, migrations);
  const replaced = migrations.filter((name) => !added.includes(name));
  await store.enter(tx, { phase: 'swapped', migrations: replaced, addedMigrations: added });
}
