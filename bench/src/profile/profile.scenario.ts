import { consume, effectTables } from '../consumer/consume.js';
import { FullTopic } from '../consumer/full-topic.js';
import { allAtOnce } from '../consumer/handlings.js';
import { drain } from '../relay/drain.js';
import { FullOutbox } from '../relay/full-outbox.js';
import { BATCH_SIZE } from '../relay/load.js';
import type { Outcome, Settings } from '../scenario.js';
import { profiled, type CpuProfile } from './cpu-profile.js';
import { drawFlameGraph } from './flame-graph.js';
import { framesOf } from './frames.js';
import { profileApi } from './profile-api.js';

/** Draws flame graphs of Node's CPU time. */
export async function profileScenario({ quick }: Settings): Promise<Outcome> {
  const count = quick ? 2_000 : 100_000;
  return {
    pictures: [
      picture('flame-relay', 'Relay: CPU of Node', await profileRelay(count)),
      picture('flame-projector', 'Projector: CPU of Node', await profileProjector(count)),
      picture('flame-order', 'Orders: CPU of the API', await profileApi(quick ? 500 : 8_000)),
    ],
  };
}

function picture(name: string, title: string, profile: CpuProfile) {
  return { name, svg: drawFlameGraph(title, framesOf(profile)) };
}

async function profileRelay(count: number): Promise<CpuProfile> {
  const outbox = await FullOutbox.create();
  const { promise: taken, resolve: take } = Promise.withResolvers<CpuProfile>();
  try {
    await drain(outbox, { count, batchSize: BATCH_SIZE });
    await drain(outbox, { count, batchSize: BATCH_SIZE, around: (work) => profiled(work, take) });
    return await taken;
  } finally {
    await outbox.tables.drop();
  }
}

async function profileProjector(count: number): Promise<CpuProfile> {
  const tables = await effectTables();
  const full = await FullTopic.create(count);
  const { promise: taken, resolve: take } = Promise.withResolvers<CpuProfile>();
  try {
    await full.fill();
    await consume(tables, full, allAtOnce);
    await profiled(() => consume(tables, full, allAtOnce), take);
    return await taken;
  } finally {
    await full.close();
    await tables.drop();
  }
}
