import { setTimeout as pause } from 'node:timers/promises';
import { counter, replaceSamples, type Sample } from './instruments.js';
import { registry } from './registry.js';

const READ_WITHIN_MS = 5_000;
/** Two scrapers, or an eager one, do not make a database work twice. */
const FRESH_FOR_MS = 1_000;

const failures = counter({
  name: 'metrics_reading_failures_total',
  help: 'Scrapes at which a source of gauges could not be read, so that its series are missing.',
  labels: ['source'],
});

export interface ReadingOptions {
  /** The source of the reading, for the count of failures. */
  source: string;
  read(): Promise<Sample[]>;
  failed?: (error: unknown) => void;
}

const readings = new Set<Reading>();

/**
 * Reads gauges at each scrape, at most once a second, for at most five. When it fails, the scrape does
 * not: the series of this source are missing from it, and the failure is counted. While one read hangs no
 * other begins. Returns the function that ends it.
 */
export function addReading(options: ReadingOptions): () => void {
  const reading = new Reading(options);
  readings.add(reading);
  return () => readings.delete(reading);
}

/** All metrics in Prometheus's text format, for an answer of the type {@link METRICS_CONTENT_TYPE}. */
export async function renderMetrics(): Promise<string> {
  const samples = await Promise.all([...readings].map((reading) => reading.latest()));
  replaceSamples(samples.flat());
  return registry.metrics();
}

export const METRICS_CONTENT_TYPE: string = registry.contentType;

class Reading {
  #latest: Promise<Sample[]> = Promise.resolve([]);
  #askedAt = -Infinity;
  #running: Promise<Sample[]> | undefined;

  constructor(readonly options: ReadingOptions) {
    failures.add({ source: options.source }, 0);
  }

  latest(): Promise<Sample[]> {
    const now = performance.now();
    if (now - this.#askedAt >= FRESH_FOR_MS) {
      this.#askedAt = now;
      this.#latest = this.#ask();
    }
    return this.#latest;
  }

  async #ask(): Promise<Sample[]> {
    this.#running ??= this.#read();
    try {
      return await Promise.race([this.#running, tooLate()]);
    } catch (error) {
      failures.add({ source: this.options.source });
      this.options.failed?.(error);
      return [];
    }
  }

  async #read(): Promise<Sample[]> {
    try {
      return await this.options.read();
    } finally {
      this.#running = undefined;
    }
  }
}

async function tooLate(): Promise<never> {
  await pause(READ_WITHIN_MS, undefined, { ref: false });
  throw new Error(`not read within ${READ_WITHIN_MS} ms`);
}
