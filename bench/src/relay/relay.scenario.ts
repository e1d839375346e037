import { rawProducer } from '../limits/raw-producer.js';
import { figure, type Figure } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { costs, perSecond } from '../measure/rate.js';
import type { Outcome, Settings } from '../scenario.js';
import { byBacklog } from './by-backlog.js';
import { byBatchSize } from './by-batch-size.js';
import { drain } from './drain.js';
import { forkRelay } from './fork-relay.js';
import { FullOutbox } from './full-outbox.js';
import { BATCH_SIZE } from './load.js';

/**
 * Events a second that Debezium's outbox router drained on two cores, while it used more than one of them.
 */
const DEBEZIUM = 37_000;

/**
 * Measures how fast relays empty a full outbox, against kafkajs with the same bytes in batches of the same
 * size.
 */
export async function relayScenario(settings: Settings): Promise<Outcome> {
  const outbox = await FullOutbox.create();
  const producer = await rawProducer();
  try {
    const sizes = await byBatchSize(outbox, producer, settings);
    const two = await twoProcesses(outbox, settings);
    if (settings.quick) return { ...sizes, figures: [...sizes.figures, ...two] };
    const backlogs = await byBacklog(outbox, settings);
    return {
      comparisons: [...sizes.comparisons, ...backlogs.comparisons],
      figures: [...sizes.figures, ...two, ...backlogs.figures],
      charts: [...sizes.charts, ...backlogs.charts],
    };
  } finally {
    await producer.disconnect();
    await outbox.tables.drop();
  }
}

/**
 * Measures two relays that share the buckets of one outbox, each in a process of its own: the rate of both
 * together.
 */
async function twoProcesses(outbox: FullOutbox, { quick, runs }: Settings): Promise<Figure[]> {
  const count = quick ? 2_000 : 100_000;
  const processes = (relays: number) => () =>
    drain(outbox, { count, batchSize: BATCH_SIZE, relays, start: forkRelay });
  const { one, two } = await inTurns({ one: processes(1), two: processes(2) }, runs);
  return [
    figure('one relay process', 'events/s', perSecond(one)),
    figure('two relay processes', 'events/s', perSecond(two), { atLeast: DEBEZIUM }),
    ...costs('two relay processes', two),
  ];
}
