// Every metric is defined where it is measured: whoever imports a service has them all.
import '@shop/operations';
import '@shop/service';
import { describeMetrics, measureProcess, type MetricDescription } from '@shop/telemetry';

/** Of each process: those of the shop's own libraries first, then those of the process and its Node. */
export async function metricsOfTheShop(): Promise<{
  own: MetricDescription[];
  process: MetricDescription[];
}> {
  const own = await describeMetrics();
  measureProcess();
  const all = await describeMetrics();
  return { own, process: all.filter(({ name }) => !own.some((metric) => metric.name === name)) };
}
