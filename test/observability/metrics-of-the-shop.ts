// Every metric is defined where it is measured: an import of a service defines them all.
import '@shop/operations';
import '@shop/service';
import { describeMetrics, measureProcess, type MetricDescription } from '@shop/telemetry';

/** The metrics of each process: those of our libraries first, then those of the process and its Node. */
export async function metricsOfTheShop(): Promise<{
  own: MetricDescription[];
  process: MetricDescription[];
}> {
  const own = await describeMetrics();
  measureProcess();
  const all = await describeMetrics();
  return { own, process: all.filter(({ name }) => !own.some((metric) => metric.name === name)) };
}
