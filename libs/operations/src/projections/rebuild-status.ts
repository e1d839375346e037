import { isRebuildRunning, RebuildError, type Phase, type Rebuild } from '@shop/projection';
import type { Tell } from '../tell-lines.js';
import type { RebuildStep } from './rebuild-step.js';

export interface ProjectionStatus {
  name: string;
  group: string;
  tables: string[];
  /** `live` when it is not being rebuilt. */
  phase: 'live' | Phase;
  running: boolean;
}

/** The progress of a running rebuild. */
export interface RebuildProgress {
  startedAt: Date;
  /** From when on the topics hold every fact; null if they hold all there ever were. */
  completeFrom: Date | null;
  /** Facts that are in the tables beside the live ones. */
  taken: number;
  remaining: number;
}

export async function statusOf(rebuild: Rebuild): Promise<ProjectionStatus> {
  const { name, group } = rebuild.projection;
  const state = await rebuild.state();
  const running = await isRebuildRunning(rebuild.setup.database, name);
  return { name, group, tables: rebuild.tables, phase: state?.phase ?? 'live', running };
}

/** How far the rebuild is, as anybody can see it in the database. */
export async function progressOf(rebuild: Rebuild): Promise<RebuildProgress | undefined> {
  const state = await rebuild.state();
  if (!state) return undefined;
  const positions = await rebuild.store.positions(rebuild.setup.database);
  const ends = new Map((await rebuild.ends()).map((range) => [`${range.topic}/${range.partition}`, range]));
  let [taken, remaining] = [0n, 0n];
  for (const { topic, partition, offset } of positions) {
    const range = ends.get(`${topic}/${partition}`);
    if (!range) continue;
    taken += offset > range.begin ? offset - range.begin : 0n;
    remaining += range.end > offset ? range.end - offset : 0n;
  }
  const { startedAt, completeFrom } = state;
  return { startedAt, completeFrom, taken: Number(taken), remaining: Number(remaining) };
}

/** @throws RebuildError when there is nothing to abort */
export async function abort(rebuild: Rebuild, tell: Tell<RebuildStep>): Promise<void> {
  const { name } = rebuild.projection;
  if (!(await rebuild.drop('next'))) {
    const swapped = (await rebuild.state())?.phase === 'swapped';
    const hint = swapped ? `: its rebuilt tables are live. projection back ${name}, or drop-old` : '';
    throw new RebuildError(`${name} has no rebuild to abort${hint}`);
  }
  tell({ done: 'dropped-next' });
}

/** @throws RebuildError when there are no tables from before */
export async function dropOld(rebuild: Rebuild, tell: Tell<RebuildStep>): Promise<void> {
  if (!(await rebuild.drop('previous'))) {
    throw new RebuildError(`${rebuild.projection.name} has no tables from before`);
  }
  tell({ done: 'dropped-previous' });
}
