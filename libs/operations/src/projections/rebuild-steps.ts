import { setTimeout as sleep } from 'node:timers/promises';
import { RebuildError, type Filler, type Rebuild, type RebuildState } from '@shop/projection';
import type { Tell } from '../tell-lines.js';
import { agrees } from './agrees.js';
import type { RebuildStep } from './rebuild-step.js';

/** From so few on, what remains is what is being added. */
const CAUGHT_UP = 500;

const TELL_EVERY_MS = 200;

/** The work as somebody watches it, who may go away: then it ends. */
export interface Work {
  rebuild: Rebuild;
  tell: Tell<RebuildStep>;
  signal: AbortSignal;
}

export interface CompareOptions {
  /** Goes on although rows differ: the rebuilt ones are what they should be. */
  acceptDifferences: boolean;
  /** How long the live group may take to come to where the rebuild is. */
  patienceMs: number;
}

export interface RebuildOptions extends CompareOptions {
  from?: Date | undefined;
  carryOver: boolean;
  dryRun: boolean;
  swap: boolean;
}

/** Fills, compares and swaps, from wherever an earlier attempt has stopped. */
export async function rebuildProjection(work: Work, options: RebuildOptions): Promise<void> {
  const found = await work.rebuild.state();
  const state = found ? goOn(work, found, options) : await begin(work, options);
  const agreed = await filling(work, state, async (filler) => {
    const same = await compare(work, state, filler, options);
    if (!options.dryRun) await finish(work, state, filler, { ...options, agreed: same });
    return same;
  });
  if (!options.dryRun) return;
  await endDryRun(work, found !== undefined);
  if (!agreed && !options.acceptDifferences) throw new RebuildError('The rows above do not agree');
}

async function finish(
  work: Work,
  state: RebuildState,
  filler: Filler,
  { agreed, acceptDifferences, swap: isToSwap }: RebuildOptions & { agreed: boolean },
): Promise<void> {
  const { rebuild, tell } = work;
  if (!agreed && !acceptDifferences) throw refused(rebuild);
  await rebuild.store.enter(rebuild.setup.database, { ...state, phase: 'ready' });
  if (isToSwap) await swapTables(work, state, filler);
  else tell({ done: 'ready' });
}

/** The last step of a rebuild that was left before it. */
export async function swap(work: Work, options: CompareOptions): Promise<void> {
  const { rebuild } = work;
  if (!(await rebuild.state())) {
    throw new RebuildError(`${rebuild.projection.name} is not being rebuilt: rebuild it first`);
  }
  await rebuildProjection(work, { ...options, carryOver: false, dryRun: false, swap: true });
}

/** Makes the tables from before the live ones again, once they have what came since. */
export async function back(work: Work): Promise<void> {
  const { rebuild } = work;
  const state = await rebuild.state();
  if (state?.phase !== 'swapped') {
    throw new RebuildError(`${rebuild.projection.name} has no tables from before to go back to`);
  }
  await filling(work, state, (filler) => swapTables(work, state, filler));
}

async function begin({ rebuild, tell }: Work, { from, carryOver }: RebuildOptions): Promise<RebuildState> {
  tell({ begun: await rebuild.begin({ from, carryOver }) });
  const state = await rebuild.state();
  if (!state) throw new RebuildError('The rebuild was aborted');
  return state;
}

function goOn(
  { rebuild: { projection }, tell }: Work,
  state: RebuildState,
  { from, carryOver }: RebuildOptions,
): RebuildState {
  const { startedAt } = state;
  if (state.phase === 'swapped') {
    throw new RebuildError(
      `${projection.name} was rebuilt, and its tables from before are still there: projection drop-old, or projection back`,
    );
  }
  if (from !== undefined || carryOver) {
    throw new RebuildError(
      `A rebuild was begun at ${startedAt.toISOString()}: go on without these options, or projection abort`,
    );
  }
  tell({ goesOn: { startedAt } });
  return state;
}

/** A dry run must not drop a rebuild that another call has begun. */
async function endDryRun({ rebuild, tell }: Work, wasBegun: boolean): Promise<void> {
  if (!wasBegun) await rebuild.drop('next');
  tell({ dryRun: wasBegun ? 'kept' : 'dropped' });
}

async function filling<Result>(
  work: Work,
  state: RebuildState,
  then: (filler: Filler) => Promise<Result>,
): Promise<Result> {
  const filler = await work.rebuild.fill(state, work.signal);
  try {
    await catchUp(work, filler);
    return await then(filler);
  } finally {
    await filler.stop();
  }
}

async function catchUp({ rebuild, tell }: Work, filler: Filler): Promise<void> {
  const began = performance.now();
  for (;;) {
    const remaining = Number(filler.behind(await rebuild.ends()));
    if (remaining <= CAUGHT_UP) break;
    tell({ read: filler.read, remaining });
    await filler.orFailed(sleep(TELL_EVERY_MS));
  }
  await filler.reach(await rebuild.ends());
  tell({ caughtUp: { read: filler.read, ms: Math.round(performance.now() - began) } });
}

async function compare(
  { rebuild, tell }: Work,
  state: RebuildState,
  filler: Filler,
  { patienceMs }: CompareOptions,
): Promise<boolean> {
  const compared = await rebuild.compare(state, filler, patienceMs);
  tell({ compared, unreadable: [...filler.unreadable.values()] });
  return agrees(compared);
}

/** One transaction: a client that goes away meanwhile leaves it done or not begun. */
async function swapTables(
  { rebuild, tell, signal }: Work,
  state: RebuildState,
  filler: Filler,
): Promise<void> {
  signal.throwIfAborted();
  await rebuild.swap(state, filler);
  tell({ done: state.phase === 'swapped' ? 'back' : 'swapped' });
}

function refused({ projection: { name } }: Rebuild): RebuildError {
  return new RebuildError(
    `The rows above do not agree, so nothing was swapped. If the rebuilt ones are right: projection swap ${name} ` +
      `--accept-differences. If not: projection abort ${name}`,
  );
}
