import { collectDefaultMetrics, Registry } from 'prom-client';

/** Of the process, as the metrics are: whoever measures need not be handed anything. */
export const registry = new Registry();

export interface MetricDescription {
  name: string;
  type: string;
  help: string;
  labels: string[];
}

/** Measures the process itself as well: memory, processor, event loop, garbage collection. Once in a process. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: registry });
}

/** All metrics that are defined so far. */
export async function describeMetrics(): Promise<MetricDescription[]> {
  const metrics = await registry.getMetricsAsJSON();
  return metrics.map(({ name, type, help }) => {
    const { labelNames = [] } = registry.getSingleMetric(name) as unknown as { labelNames?: string[] };
    return { name, type: String(type), help, labels: [...labelNames] };
  });
}
