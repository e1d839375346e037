import { renderMetrics, type Sample } from '@shop/telemetry';

type Labels = Record<string, string>;

/**
 * The value of a series of this process, or undefined when there is none: the first one that has these
 * labels, and perhaps others.
 */
export async function metricValue(name: string, labels: Labels = {}): Promise<number | undefined> {
  return findMetric(await renderMetrics(), name, labels);
}

/** The same for the scraped text of another process. */
export function findMetric(text: string, name: string, labels: Labels = {}): number | undefined {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find((each) => /^[^{ ]+/.exec(each)?.[0] === name && wanted.every((label) => each.includes(label)));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
}

/** The value of a parsed sample. */
export function sampleValue(samples: Sample[], name: string, labels: Labels = {}): number | undefined {
  const wanted = Object.entries(labels);
  return samples.find(
    (sample) => sample.gauge === name && wanted.every(([label, value]) => sample.labels[label] === value),
  )?.value;
}
