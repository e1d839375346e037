import { collectDefaultMetrics, Registry } from 'prom-client';

/** One for the process, like the metrics themselves: code that measures needs no handle. */
export const registry = new Registry();

export interface MetricDescription {
  name: string;
  type: string;
  help: string;
  labels: string[];
}

/**
 * Each look wakes the process: with the default of 10 ms that is 0.6 % of a core, and most of what an idle
 * service does. The measured lag contains this interval.
 */
const LOOK_AT_EVENT_LOOP_EVERY_MS = 100;

/**
 * Measures the process itself as well: memory, processor, event loop, garbage collection. Once in a process.
 */
export function measureProcess(): void {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOK_AT_EVENT_LOOP_EVERY_MS });
}

/** All metrics that are defined so far. */
export async function describeMetrics(): Promise<MetricDescription[]> {
  const metrics = await registry.getMetricsAsJSON();
  return metrics.map(({ name, type, help }) => {
    const { labelNames = [] } = registry.getSingleMetric(name) as unknown as { labelNames?: string[] };
    return { name, type: String(type), help, labels: [...labelNames] };
  });
}
