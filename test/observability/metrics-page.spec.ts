import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { MetricDescription } from '@shop/telemetry';
import { metricsOfTheShop } from './metrics-of-the-shop.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');

/** https://prometheus.io/docs/practices/naming/#base-units */
const UNITS = /_(seconds|bytes|records|rows|events|keys|letters|batches)/;
const STATES = /^(service_info|consumer_healthy|dependency_up|inbox_circuit_open|consumer_committed_offset)$/;

/** Labels that identify one thing: each value would be a series of its own. */
const UNBOUNDED = /(^|_)(id|key|sku|order|customer|path|url|message|error)$/;

describe('The metrics', () => {
  let own: MetricDescription[];
  let rest: MetricDescription[];

  beforeAll(async () => {
    ({ own, process: rest } = await metricsOfTheShop());
  });

  it('are on the page as they are in the code', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| `'));

    expect(rows.map(cellsOf).toSorted()).toEqual(own.map(rowOf).toSorted());
  });

  it('of the process are named on the page, too', () => {
    expect(rest.map(({ name }) => name).filter((name) => !PAGE.includes(`\`${name}\``))).toEqual([]);
  });

  it('have names and units by convention', () => {
    for (const { name, type } of own) {
      expect(name).toMatch(/^[a-z][a-z_]+$/);
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      if (type !== 'counter') expect([name, UNITS.test(name) || STATES.test(name)]).toEqual([name, true]);
    }
  });

  it('have no labels with a value for each thing', () => {
    expect(own.filter(({ labels }) => labels.some((label) => UNBOUNDED.test(label)))).toEqual([]);
  });
});

function rowOf({ name, type, labels, help }: MetricDescription): string {
  return [`\`${name}\``, type, labels.join(', '), help].join(' | ');
}

function cellsOf(line: string): string {
  const cells = line.split('|').map((cell) => cell.trim());
  return cells.slice(1, -1).join(' | ');
}
