import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const GRAFANA = join(import.meta.dirname, '../../infra/grafana');

interface Datasource {
  uid: string;
}

export interface Panel {
  title: string;
  type: string;
  datasource?: Datasource;
  targets?: { expr: string; datasource: Datasource; legendFormat: string }[];
}

export interface Dashboard {
  uid: string;
  title: string;
  panels: Panel[];
  templating: { list: { datasource: Datasource; query: { query: string } }[] };
}

export function readDashboards(): Dashboard[] {
  const folder = join(GRAFANA, 'dashboards');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Dashboard);
}

/** Each query, with where it stands. */
export function queriesOf({ title, panels }: Dashboard): { where: string; expr: string; legend: string }[] {
  return panels.flatMap((panel) =>
    (panel.targets ?? []).map(({ expr, legendFormat }) => ({
      where: `${title}: ${panel.title}`,
      expr,
      legend: legendFormat,
    })),
  );
}
