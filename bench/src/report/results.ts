import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@shop/testing';
import type { Outcome } from '../scenario.js';
import { compactJson } from './compact-json.js';
import { drawChart } from './draw-chart.js';
import type { Surroundings } from './surroundings.js';

const RESULTS = join(projectRoot, 'bench/results');
const PICTURES = join(projectRoot, 'docs/performance');

type Results = Record<string, Surroundings & Outcome & { at: string }>;

/**
 * Keeps the results in the file of the day, each scenario with its surroundings, and draws its charts.
 */
export function keep(name: string, { pictures = [], ...outcome }: Outcome, where: Surroundings): string {
  const at = new Date().toISOString();
  const file = join(RESULTS, `${at.slice(0, 10)}.json`);
  const results = { ...read(file), [name]: { at, ...where, ...outcome } };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(file, `${compactJson(results)}\n`);
  mkdirSync(PICTURES, { recursive: true });
  const charts = (outcome.charts ?? []).map((chart) => ({ name: chart.name, svg: drawChart(chart) }));
  for (const { name: picture, svg } of [...charts, ...pictures]) {
    writeFileSync(join(PICTURES, `${picture}.svg`), `${svg}\n`);
  }
  return file;
}

function read(file: string): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}
