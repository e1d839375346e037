import type { Tracer } from '@opentelemetry/api';

/** Of this process, as OpenTelemetry's own registry is. Only {@link startTracing} changes it. */
export const tracingState: { tracer: Tracer | undefined; baggageKeys: ReadonlySet<string> } = {
  /** Undefined while tracing is off. */
  tracer: undefined,
  baggageKeys: new Set(),
};
