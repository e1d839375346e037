import type { Producer } from 'kafkajs';
import { comparison, type Comparison, type Figure } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { costs, perSecond } from '../measure/rate.js';
import type { Summary } from '../measure/statistics.js';
import { pointAt, type Chart, type Point } from '../report/chart.js';
import type { Outcome, Settings } from '../scenario.js';
import { drain } from './drain.js';
import type { FullOutbox } from './full-outbox.js';
import { rawDrain } from './raw-drain.js';

const TARGET = { atLeast: 0.75 };

/** Measures one relay of this process against kafkajs alone, in batches of several sizes. */
export async function byBatchSize(
  outbox: FullOutbox,
  producer: Producer,
  { quick, runs }: Settings,
): Promise<Required<Pick<Outcome, 'comparisons' | 'figures' | 'charts'>>> {
  const count = quick ? 2_000 : 100_000;
  const sizes = quick ? [1_000] : [100, 500, 1_000, 2_000];
  const comparisons: Comparison[] = [];
  const figures: Figure[] = [];
  for (const batchSize of sizes) {
    const { raw, relay } = await inTurns(
      {
        raw: () => rawDrain(producer, count, batchSize),
        relay: () => drain(outbox, { count, batchSize }),
      },
      runs,
    );
    const limit = { what: 'raw sendBatch', runs: perSecond(raw) };
    const what = `drain in batches of ${batchSize}`;
    comparisons.push(comparison(what, 'events/s', perSecond(relay), limit, TARGET));
    figures.push(...costs(`raw sendBatch of ${batchSize}`, raw), ...costs(what, relay));
  }
  return { comparisons, figures, charts: [chart(comparisons, sizes)] };
}

function chart(comparisons: Comparison[], sizes: number[]): Chart {
  const points = (valueOf: (each: Comparison) => Summary): Point[] =>
    comparisons.map((each, index) => pointAt(sizes[index] ?? 0, valueOf(each)));
  return {
    name: 'relay-batch-size',
    title: 'Relay: throughput against batch size',
    x: { label: 'rows in a batch', scale: 'log' },
    y: { label: 'events/s' },
    series: [
      { name: 'kafkajs alone', points: points(({ limit }) => limit.measured) },
      { name: 'relay', points: points(({ measured }) => measured) },
    ],
  };
}
