import { Counter as PromCounter, Gauge as PromGauge, Histogram as PromHistogram } from 'prom-client';
import { registry } from './registry.js';

/** A value for each label. Use labels with few values only: a key or an id would make a series each. */
type Labels<Label extends string = string> = Readonly<Record<Label, string>>;

/**
 * A metric in Prometheus's conventions: what is measured, then the unit in its base form; a counter ends in
 * `_total`. Defined once in a process, beside what it measures.
 *
 * @see https://prometheus.io/docs/practices/naming/
 */
export interface MetricDefinition<Label extends string> {
  name: string;
  /** One sentence, the same as in docs/metrics.md. */
  help: string;
  labels: readonly Label[];
}

/** Counts events since the process began. */
export interface Counter<Label extends string> {
  /** With an amount of 0 the series appears, so that a rate sees its first event. */
  add(labels: Labels<Label>, amount?: number): void;
}

/** Counts observations by their size. */
export interface Histogram<Label extends string> {
  observe(labels: Labels<Label>, values: readonly number[]): void;
}

/**
 * A state that is set when it changes. For a state that is looked up at each scrape use a {@link
 * SampledGauge}.
 */
export interface Gauge<Label extends string> {
  set(labels: Labels<Label>, value: number): void;
}

/** A state that is read at each scrape: see `addReading`. */
export interface SampledGauge<Label extends string> {
  sample(labels: Labels<Label>, value: number): Sample;
}

export interface Sample {
  gauge: string;
  labels: Labels;
  value: number;
}

export function counter<const Label extends string>(definition: MetricDefinition<Label>): Counter<Label> {
  const metric = new PromCounter(toProm(definition));
  return { add: (labels, amount = 1) => metric.inc(labels, amount) };
}

/** @param buckets upper bounds, in the unit of the name */
export function histogram<const Label extends string>(
  definition: MetricDefinition<Label> & { buckets: readonly number[] },
): Histogram<Label> {
  const metric = new PromHistogram({ ...toProm(definition), buckets: [...definition.buckets] });
  return {
    observe: (labels, values) => {
      if (values.length === 0) return;
      const series = metric.labels(labels);
      for (const value of values) series.observe(value);
    },
  };
}

export function gauge<const Label extends string>(definition: MetricDefinition<Label>): Gauge<Label> {
  const metric = new PromGauge(toProm(definition));
  return { set: (labels, value) => metric.set(labels, value) };
}

const sampled = new Map<string, PromGauge>();

export function sampledGauge<const Label extends string>(
  definition: MetricDefinition<Label>,
): SampledGauge<Label> {
  const { name } = definition;
  sampled.set(name, new PromGauge(toProm(definition)));
  return { sample: (labels, value) => ({ gauge: name, labels, value }) };
}

/**
 * Makes these the series of all sampled gauges. An unreadable gauge has no series: an old value would look
 * like a present one.
 */
export function replaceSamples(samples: readonly Sample[]): void {
  for (const metric of sampled.values()) metric.reset();
  for (const { gauge, labels, value } of samples) sampled.get(gauge)?.set(labels, value);
}

function toProm<Label extends string>({ name, help, labels }: MetricDefinition<Label>) {
  return { name, help, labelNames: [...labels], registers: [registry] };
}
