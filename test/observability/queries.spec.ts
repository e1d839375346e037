import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { readAlertRules } from './alert-rules.js';
import { GRAFANA, queriesOf, readDashboards } from './dashboards.js';
import { metricsOfTheShop } from './metrics-of-the-shop.js';
import { describeWithPrometheus, promtool } from './prometheus.js';
import { selectorsOf } from './promql.js';

/** The labels that Prometheus itself adds to every scraped series. */
const TARGET_LABELS = ['job', 'instance', 'service'];

/** Metrics that Prometheus itself makes, and their labels. */
const PROMETHEUS_METRICS: [string, string[]][] = [
  ['up', []],
  ['ALERTS', ['alertname', 'alertstate', 'severity']],
];

const dashboards = readDashboards();
const queries = [
  ...readAlertRules().map(({ alert, expr }) => ({ where: alert, expr })),
  ...dashboards.flatMap(queriesOf),
];

describe('Every query of the alert rules and of the dashboards', () => {
  let known: Map<string, string[]>;

  beforeAll(async () => {
    const { own, process } = await metricsOfTheShop();
    const series = [...own, ...process].flatMap(({ name, type, labels }): [string, string[]][] => {
      if (type !== 'histogram') return [[name, labels]];
      return [
        [`${name}_bucket`, [...labels, 'le']],
        [`${name}_sum`, labels],
        [`${name}_count`, labels],
      ];
    });
    known = new Map([...series, ...PROMETHEUS_METRICS]);
  });

  it.each(queries.map(({ where, expr }) => [where, expr]))(
    '%s asks for metrics and labels that exist',
    (_, expr) => {
      const selectors = selectorsOf(expr);
      expect(selectors).not.toEqual([]);
      for (const { metric, labels } of selectors) {
        expect([...known.keys()]).toContain(metric);
        const allowed = new Set([...(known.get(metric) ?? []), ...TARGET_LABELS]);
        expect([metric, labels.filter((label) => !allowed.has(label))]).toEqual([metric, []]);
      }
    },
  );
});

describe('Every dashboard', () => {
  const { datasources } = parse(
    readFileSync(join(GRAFANA, 'provisioning/datasources/prometheus.yml'), 'utf8'),
  ) as { datasources: { uid: string }[] };

  it('has an address of its own', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
  });

  it.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))(
    '%s uses the datasource that is provisioned',
    (_, { panels, templating }) => {
      const used = [...panels.flatMap((panel) => [panel, ...(panel.targets ?? [])]), ...templating.list];
      const uids = new Set(used.flatMap(({ datasource }) => datasource?.uid ?? []));
      expect([...uids]).toEqual(datasources.map(({ uid }) => uid));
    },
  );

  it.each(dashboards.flatMap(queriesOf).map(({ where, expr, legend }) => [where, expr, legend]))(
    '%s names its series by labels that the query leaves',
    (_, expr, legend) => {
      const labels = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
      const left = new Set([...TARGET_LABELS, ...selectorsOf(expr).flatMap((selector) => selector.labels)]);
      expect(labels.filter((label) => !left.has(label))).toEqual([]);
    },
  );
});

describeWithPrometheus('To Prometheus', () => {
  it('every query of the dashboards is valid', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'queries-'));
    const file = join(folder, 'rules.yml');
    const rules = dashboards
      .flatMap(queriesOf)
      .map(({ expr }, index) => ({ record: `query:${index}`, expr: filledIn(expr) }));
    writeFileSync(file, stringify({ groups: [{ name: 'queries', rules }] }));
    try {
      await promtool('check', 'rules', file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Grafana's variables, as it would fill them in. */
function filledIn(expr: string): string {
  return expr.replaceAll('$__rate_interval', '1m').replaceAll('$service', 'order');
}
