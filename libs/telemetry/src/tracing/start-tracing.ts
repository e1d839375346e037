import { setTimeout as sleep } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import type { Logger } from '../logger.js';
import { reportProblems } from './report-problems.js';
import { tracingState } from './state.js';

/** So long a stop waits for a receiver that does not answer. */
const FLUSH_WITHIN_MS = 3_000;

export interface TracingOptions {
  service: string;
  /** Keys of the baggage that is passed on; any other stays where it came in. */
  baggageKeys: readonly string[];
  logger: Logger;
}

export interface Tracing {
  /** Hands over the spans that are still here. After it nothing is traced. */
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Exports the spans of this process from now on, if the environment says where to:
 * `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_TRACES_EXPORTER`, and all else of OpenTelemetry's own variables.
 * Otherwise it does not even load the SDK, which takes some 80 MB. Call it before building anything that
 * should be traced.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function startTracing({ service, baggageKeys, logger }: TracingOptions): Promise<Tracing> {
  if (!isTracingWanted(process.env)) return { stop: () => Promise.resolve() };
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName: process.env['OTEL_SERVICE_NAME'] || service,
    // Traces only: metrics are scraped, and logs are lines of JSON.
    metricReaders: [],
    logRecordProcessors: [],
  });
  if (process.env['OTEL_LOG_LEVEL'] === undefined) reportProblems(logger);
  sdk.start();
  tracingState.tracer = trace.getTracer('@shop/telemetry');
  tracingState.baggageKeys = new Set(baggageKeys);
  return {
    stop: async () => {
      tracingState.tracer = undefined;
      const flushed = sdk.shutdown().catch((error: unknown) => {
        logger.warn({ err: error }, 'The last spans could not be exported');
      });
      await Promise.race([flushed, sleep(FLUSH_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

export function isTracingWanted(env: Environment): boolean {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return false;
  const exporter = env['OTEL_TRACES_EXPORTER'];
  if (exporter) return exporter !== 'none';
  return Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']);
}
