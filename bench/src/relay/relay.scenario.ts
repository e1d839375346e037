import type { Producer } from 'kafkajs';
import { rawProducer } from '../limits/raw-producer.js';
import { comparison, figure, type Comparison, type Figure } from '../measure/figures.js';
import { costs, perSecond } from '../measure/rate.js';
import { inTurns } from '../measure/in-turns.js';
import type { Outcome, Settings } from '../scenario.js';
import { drain } from './drain.js';
import { FullOutbox } from './full-outbox.js';
import { rawDrain } from './raw-drain.js';

const BATCH_SIZE = 1_000;
const TARGET = { atLeast: 0.75 };

/** How fast one relay empties a full outbox, beside kafkajs that sends the same bytes in batches of the same size. */
export async function relayScenario(settings: Settings): Promise<Outcome> {
  const outbox = await FullOutbox.create();
  const producer = await rawProducer();
  try {
    const sizes = settings.quick ? [BATCH_SIZE] : [100, 500, BATCH_SIZE, 2_000];
    const bySize = await bySizes(outbox, producer, sizes, settings);
    const byBacklog = settings.quick ? [] : await byBacklogs(outbox, settings);
    return { ...bySize, figures: [...bySize.figures, ...byBacklog] };
  } finally {
    await producer.disconnect();
    await outbox.tables.drop();
  }
}

async function bySizes(outbox: FullOutbox, producer: Producer, sizes: number[], settings: Settings) {
  const count = settings.quick ? 2_000 : 100_000;
  const comparisons: Comparison[] = [];
  const figures: Figure[] = [];
  for (const batchSize of sizes) {
    const { raw, relay } = await inTurns(
      {
        raw: () => rawDrain(producer, count, batchSize),
        relay: () => drain(outbox, { count, batchSize }),
      },
      settings.runs,
    );
    const limit = { what: 'raw sendBatch', runs: perSecond(raw) };
    comparisons.push(
      comparison(`drain in batches of ${batchSize}`, 'events/s', perSecond(relay), limit, TARGET),
    );
    if (batchSize === BATCH_SIZE) figures.push(...costs('raw sendBatch', raw), ...costs('relay', relay));
  }
  return { comparisons, figures, charts: [byBatchSize(comparisons, sizes)] };
}

function byBatchSize(comparisons: Comparison[], sizes: number[]) {
  const points = (valueOf: (each: Comparison) => { median: number; min: number; max: number }) =>
    comparisons.map((each, index) => ({ x: sizes[index] ?? 0, ...rangeOf(valueOf(each)) }));
  return {
    name: 'relay-batch-size',
    title: 'Relay: throughput against batch size',
    x: { label: 'rows in a batch', scale: 'log' as const },
    y: { label: 'events/s' },
    series: [
      { name: 'kafkajs alone', points: points(({ limit }) => limit.measured) },
      { name: 'relay', points: points(({ measured }) => measured) },
    ],
  };
}

function rangeOf({ median, min, max }: { median: number; min: number; max: number }) {
  return { y: median, low: min, high: max };
}

async function byBacklogs(outbox: FullOutbox, settings: Settings): Promise<Figure[]> {
  const backlog = (count: number) => () => drain(outbox, { count, batchSize: BATCH_SIZE });
  const results = await inTurns(
    { '10,000': backlog(10_000), '100,000': backlog(100_000), '1,000,000': backlog(1_000_000) },
    Math.min(settings.runs, 2),
  );
  return Object.entries(results).map(([waiting, drains]) =>
    figure(`drain of ${waiting} rows that wait`, 'events/s', perSecond(drains)),
  );
}
