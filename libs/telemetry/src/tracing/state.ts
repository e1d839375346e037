import type { Tracer } from '@opentelemetry/api';

/** One for this process, like OpenTelemetry's own registry. Only {@link startTracing} changes it. */
export const tracingState: { tracer: Tracer | undefined; baggageKeys: ReadonlySet<string> } = {
  /** Undefined while tracing is off. */
  tracer: undefined,
  baggageKeys: new Set(),
};
