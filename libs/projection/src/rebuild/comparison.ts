import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@shop/database';
import type { OffsetRange } from '@shop/messaging';
import {
  countRows,
  differingRows,
  readRows,
  stillDiffering,
  type ComparedTable,
  type Counts,
  type RowPair,
} from './row-pairs.js';

const MAX_SUSPECTS = 10_000;
const MAX_EXPLAINED = 20;

/** A row that differs between the live and the rebuilt table, although both have every fact about it. */
interface Difference {
  table: string;
  key: string;
  kind: 'only live' | 'only rebuilt' | 'differs';
  /** For a row in both: the columns, with what each has. */
  columns: { name: string; live: unknown; rebuilt: unknown }[];
  /** Events that the live group has parked and that may be the reason. */
  parked: string[];
}

export interface TableComparison {
  table: string;
  counts: Counts;
  differing: number;
  /** Only so many rows are looked at, and there may be more that differ. */
  cutOff: boolean;
  /** The first of them. */
  differences: Difference[];
  /** Rows that changed at every look, or whose facts the live group has not all handled. */
  undecided: number;
}

export interface Pace {
  /** Where the topics end now. */
  ends(): Promise<OffsetRange[]>;
  /**
   * Resolves once both the live group and the rebuild have taken everything before these ends; false when the
   * group has not in time.
   */
  bothReach(ends: readonly OffsetRange[]): Promise<boolean>;
  /** The given keys of records for which the live group has parked events. */
  parkedOf(keys: readonly string[]): Promise<string[]>;
  /** When to give up on rows that keep changing. */
  deadline: number;
}

/**
 * Compares tables while both are being written to. Rows that differ may only be apart in time: so a
 * difference counts when both sides have passed the place where the topics ended at the first look, and
 * neither row has changed since.
 */
export async function compareTable(
  database: Database,
  table: ComparedTable,
  pace: Pace,
  max = MAX_SUSPECTS,
): Promise<TableComparison> {
  const { proven, undecided, cutOff } = await findDifferences(database, table, pace, max);
  const counts = await countRows(database, table);
  const differences: Difference[] = [];
  for (const pair of proven.slice(0, MAX_EXPLAINED)) {
    differences.push(await explain(database, table, pace, pair));
  }
  const { length: differing } = proven;
  return { table: table.name, counts, differing, cutOff, differences, undecided: undecided.length };
}

interface Settled {
  proven: RowPair[];
  undecided: RowPair[];
}

/**
 * Looks again when all that a look could show was apart in time: what really differs may have been behind it.
 */
async function findDifferences(
  database: Database,
  table: ComparedTable,
  pace: Pace,
  max: number,
): Promise<Settled & { cutOff: boolean }> {
  for (;;) {
    const suspects = await differingRows(database, table, max);
    const settled = await settle(database, table, pace, suspects);
    const cutOff = suspects.length === max;
    const found = settled.proven.length + settled.undecided.length > 0;
    if (!cutOff || found || performance.now() > pace.deadline) return { ...settled, cutOff };
  }
}

async function settle(
  database: Database,
  table: ComparedTable,
  pace: Pace,
  differing: RowPair[],
): Promise<Settled> {
  const proven: RowPair[] = [];
  let suspects = differing;
  while (suspects.length > 0) {
    // The ends after the look: whatever one of the sides had taken by then lies before them.
    if (!(await pace.bothReach(await pace.ends()))) break;
    const before = new Map(suspects.map((pair) => [idOf(pair), pair]));
    const now = await stillDiffering(database, table, suspects);
    suspects = [];
    for (const pair of now) (isSame(pair, before.get(idOf(pair))) ? proven : suspects).push(pair);
    if (performance.now() > pace.deadline) break;
    await sleep(50);
  }
  return { proven, undecided: suspects };
}

async function explain(
  database: Database,
  table: ComparedTable,
  pace: Pace,
  { key }: RowPair,
): Promise<Difference> {
  const { live, rebuilt } = await readRows(database, table, key);
  const shown = { table: table.name, key: key.join(', ') };
  const values = Object.values({ ...live, ...rebuilt }).filter((value) => typeof value === 'string');
  const parked = await pace.parkedOf([...key, ...values]);
  if (!live || !rebuilt) return { ...shown, kind: live ? 'only live' : 'only rebuilt', columns: [], parked };
  const columns = table.columns
    .filter(({ name }) => JSON.stringify(live[name]) !== JSON.stringify(rebuilt[name]))
    .map(({ name }) => ({ name, live: live[name], rebuilt: rebuilt[name] }));
  return { ...shown, kind: 'differs', columns, parked };
}

function idOf({ key }: RowPair): string {
  return JSON.stringify(key);
}

function isSame(one: RowPair, other: RowPair | undefined): boolean {
  return one.live === other?.live && one.rebuilt === other.rebuilt;
}
