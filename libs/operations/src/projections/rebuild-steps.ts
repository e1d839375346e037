import { setTimeout as sleep } from 'node:timers/promises';
import { RebuildError, type Filler, type Rebuild, type RebuildState } from '@shop/projection';
import { agrees, describeComparison } from './describe-comparison.js';
import { ProgressBar } from './progress.js';

/** From so few on, what remains is what is being added. */
const CAUGHT_UP = 500;

export interface CompareOptions {
  /** Goes on although rows differ: the rebuilt ones are what they should be. */
  acceptDifferences: boolean;
  /** How long the live group may take to come to where the rebuild is. */
  patience: number;
}

export interface RebuildOptions extends CompareOptions {
  from?: Date;
  carryOver: boolean;
  dryRun: boolean;
  swap: boolean;
}

/** Fills, compares and swaps, from wherever an earlier process has stopped. */
export async function rebuildProjection(rebuild: Rebuild, options: RebuildOptions): Promise<void> {
  const found = await rebuild.state();
  const state = found ? goOn(rebuild, found, options) : await begin(rebuild, options);
  const agreed = await filling(rebuild, state, async (filler) => {
    const same = await compare(rebuild, state, filler, options);
    if (!options.dryRun) await finish(rebuild, state, filler, { ...options, agreed: same });
    return same;
  });
  if (!options.dryRun) return;
  await endDryRun(rebuild, found !== undefined);
  if (!agreed && !options.acceptDifferences) throw new RebuildError('The rows above do not agree');
}

async function finish(
  rebuild: Rebuild,
  state: RebuildState,
  filler: Filler,
  { agreed, acceptDifferences, swap: isToSwap }: RebuildOptions & { agreed: boolean },
): Promise<void> {
  if (!agreed && !acceptDifferences) throw refused(rebuild);
  await rebuild.store.enter(rebuild.setup.database, { ...state, phase: 'ready' });
  if (isToSwap) await exchange(rebuild, state, filler);
  else console.log(`Ready. Make it live: projection swap ${rebuild.projection.name}`);
}

/** The last step of a rebuild that was left before it. */
export async function swap(rebuild: Rebuild, options: CompareOptions): Promise<void> {
  const state = await rebuild.state();
  if (!state) throw new RebuildError(`${rebuild.projection.name} is not being rebuilt: rebuild it first`);
  await rebuildProjection(rebuild, { ...options, carryOver: false, dryRun: false, swap: true });
}

/** Makes the tables from before the live ones again, once they have what came since. */
export async function back(rebuild: Rebuild): Promise<void> {
  const state = await rebuild.state();
  if (state?.phase !== 'swapped') {
    throw new RebuildError(`${rebuild.projection.name} has no tables from before to go back to`);
  }
  await filling(rebuild, state, (filler) => exchange(rebuild, state, filler));
}

async function begin(rebuild: Rebuild, { from, carryOver }: RebuildOptions): Promise<RebuildState> {
  const { completeFrom, carriedOver } = await rebuild.begin({ from, carryOver });
  if (completeFrom) {
    console.log(
      `The facts are complete from ${completeFrom.toISOString()} on; carried over from the live tables: ${carriedOver} rows`,
    );
  }
  const state = await rebuild.state();
  if (!state) throw new RebuildError('The rebuild was aborted');
  return state;
}

function goOn(
  { projection }: Rebuild,
  state: RebuildState,
  { from, carryOver }: RebuildOptions,
): RebuildState {
  const since = state.startedAt.toISOString();
  if (state.phase === 'swapped') {
    throw new RebuildError(
      `${projection.name} was rebuilt, and its tables from before are still there: projection drop-old, or projection back`,
    );
  }
  if (from !== undefined || carryOver) {
    throw new RebuildError(
      `A rebuild was begun at ${since}: go on without these options, or projection abort`,
    );
  }
  console.log(`Goes on with the rebuild that was begun at ${since}`);
  return state;
}

/** What somebody else has begun is not a dry run's to drop. */
async function endDryRun(rebuild: Rebuild, wasBegun: boolean): Promise<void> {
  const { name } = rebuild.projection;
  if (!wasBegun) await rebuild.drop('next');
  const rebuilt = wasBegun
    ? `kept: projection rebuild ${name}, or projection abort ${name}`
    : 'dropped again';
  console.log(`A dry run, so nothing has changed. What was rebuilt is ${rebuilt}`);
}

async function filling<Result>(
  rebuild: Rebuild,
  state: RebuildState,
  work: (filler: Filler) => Promise<Result>,
): Promise<Result> {
  const filler = await rebuild.fill(state);
  try {
    await catchUp(rebuild, filler);
    return await work(filler);
  } finally {
    await filler.stop();
  }
}

async function catchUp(rebuild: Rebuild, filler: Filler): Promise<void> {
  const bar = new ProgressBar();
  for (;;) {
    const remaining = Number(filler.behind(await rebuild.ends()));
    if (remaining <= CAUGHT_UP) break;
    bar.show({ read: filler.read, remaining });
    await filler.orFailed(sleep(100));
  }
  await filler.reach(await rebuild.ends());
  bar.clear();
  console.log(`Read ${filler.read} facts, ${bar.rate(filler)} a second`);
}

async function compare(
  rebuild: Rebuild,
  state: RebuildState,
  filler: Filler,
  { patience }: CompareOptions,
): Promise<boolean> {
  const tables = await rebuild.compare(state, filler, patience);
  for (const line of describeComparison(tables)) console.log(line);
  for (const { topic, partition, offset, reason } of filler.unreadable.values()) {
    console.log(
      `Left out, since it cannot be read: ${topic}, partition ${partition}, offset ${offset}: ${reason}`,
    );
  }
  return agrees(tables);
}

async function exchange(rebuild: Rebuild, state: RebuildState, filler: Filler): Promise<void> {
  await rebuild.exchange(state, filler);
  const { name } = rebuild.projection;
  const next =
    state.phase === 'swapped'
      ? `The tables from before are live again. Those they replace are kept: projection swap ${name}, or projection abort ${name}`
      : `The rebuilt tables are live. Those from before are kept: projection back ${name}, or projection drop-old ${name}`;
  console.log(next);
}

function refused({ projection: { name } }: Rebuild): RebuildError {
  return new RebuildError(
    `The rows above do not agree, so nothing was swapped. If the rebuilt ones are right: projection swap ${name} ` +
      `--accept-differences. If not: projection abort ${name}`,
  );
}
