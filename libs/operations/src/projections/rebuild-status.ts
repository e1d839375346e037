import { isRebuildRunning, RebuildError, type Rebuild } from '@shop/projection';

export interface ProjectionStatus {
  name: string;
  group: string;
  tables: string[];
  /** `live` when it is not being rebuilt. */
  phase: 'live' | 'filling' | 'ready' | 'swapped';
  running: boolean;
}

export async function statusOf(rebuild: Rebuild): Promise<ProjectionStatus> {
  const { name, group } = rebuild.projection;
  const state = await rebuild.state();
  const running = await isRebuildRunning(rebuild.setup.database, name);
  return { name, group, tables: rebuild.tables, phase: state?.phase ?? 'live', running };
}

/** How far the rebuild is, as anybody can see it in the database. */
export async function describeStatus(rebuild: Rebuild): Promise<string[]> {
  const { name } = rebuild.projection;
  const state = await rebuild.state();
  if (!state) return [`${name} is not being rebuilt`];
  const running = await isRebuildRunning(rebuild.setup.database, name);
  const positions = await rebuild.store.positions(rebuild.setup.database);
  const ends = new Map((await rebuild.ends()).map((range) => [`${range.topic}/${range.partition}`, range]));
  let [taken, remaining] = [0n, 0n];
  for (const { topic, partition, offset } of positions) {
    const range = ends.get(`${topic}/${partition}`);
    if (!range) continue;
    taken += offset > range.begin ? offset - range.begin : 0n;
    remaining += range.end > offset ? range.end - offset : 0n;
  }
  return [
    `${name} is ${state.phase}, ${running ? 'and a process is at work on it' : 'and no process is at work on it'}`,
    `begun ${state.startedAt.toISOString()}, ${state.completeFrom ? `complete from ${state.completeFrom.toISOString()} on` : 'complete'}`,
    `${besides(state.phase)}: ${taken} facts taken, ${remaining} to take`,
  ];
}

/** @throws RebuildError when there is nothing to abort */
export async function abort(rebuild: Rebuild): Promise<void> {
  const { name } = rebuild.projection;
  if (!(await rebuild.drop('next'))) {
    const swapped = (await rebuild.state())?.phase === 'swapped';
    const hint = swapped ? `: its rebuilt tables are live. projection back ${name}, or drop-old` : '';
    throw new RebuildError(`${name} has no rebuild to abort${hint}`);
  }
  console.log('Dropped what was rebuilt; the live tables are as they were');
}

/** @throws RebuildError when there are no tables from before */
export async function dropOld(rebuild: Rebuild): Promise<void> {
  if (!(await rebuild.drop('previous'))) {
    throw new RebuildError(`${rebuild.projection.name} has no tables from before`);
  }
  console.log('Dropped the tables from before; the live tables are as they were');
}

function besides(phase: string): string {
  return phase === 'swapped' ? 'the tables from before' : 'the tables to come';
}
