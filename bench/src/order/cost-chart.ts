import { summarise } from '../measure/statistics.js';
import { pointAt, type Chart } from '../report/chart.js';
import type { Measured } from './measure-system.js';
import type { Reading } from './meters.js';

const sum = (...values: number[]): number => values.reduce((total, value) => total + value, 0);

/** The cost of the shop by part, and of the plain system in all. */
const LINES: [name: string, of: 'shop' | 'plain', cost: (reading: Reading) => number][] = [
  ['shop, in all', 'shop', (cost) => cost['in all']],
  [
    'services',
    'shop',
    (cost) => sum(cost['order service'], cost['shipment service'], cost['invoice service']),
  ],
  ['Kafka', 'shop', ({ Kafka }) => Kafka],
  ['PostgreSQL', 'shop', ({ PostgreSQL }) => PostgreSQL],
  ['plain, in all', 'plain', (cost) => cost['in all']],
];

export function costChart(runs: Record<'shop' | 'plain', Measured[]>, rates: readonly number[]): Chart {
  return {
    name: 'order-cost',
    title: 'A whole order: CPU against rate',
    x: { label: 'orders a second', scale: 'log' },
    y: { label: 'ms of CPU' },
    series: LINES.map(([name, of, cost]) => ({
      name,
      points: rates.map((rate) => {
        const costs = runs[of].flatMap(({ byRate }) => byRate.get(rate) ?? []);
        return pointAt(rate, summarise(costs.map((each) => cost(each.cost))));
      }),
    })),
  };
}
