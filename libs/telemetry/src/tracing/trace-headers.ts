import {
  context,
  propagation,
  ROOT_CONTEXT,
  trace,
  type Context,
  type SpanContext,
  type TextMapGetter,
  type TextMapSetter,
} from '@opentelemetry/api';
import { tracingState } from './state.js';

/** The headers that carry a trace from one process to another. @see https://www.w3.org/TR/trace-context/ */
export interface TraceHeaders {
  traceparent?: string;
  tracestate?: string;
  baggage?: string;
}

/** A propagator for other formats may be configured besides: its headers are none of ours. */
const known: Record<keyof TraceHeaders, true> = { traceparent: true, tracestate: true, baggage: true };

/** The headers of a request or of a record. */
export type Headers = Readonly<Record<string, string | string[] | Buffer | undefined>>;

const getter: TextMapGetter<Headers> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, name) => {
    const value = headers[name];
    return Buffer.isBuffer(value) ? value.toString() : value;
  },
};

const setter: TextMapSetter<TraceHeaders> = {
  set: (headers, name, value) => {
    if (name in known) headers[name as keyof TraceHeaders] = value;
  },
};

/** The headers of the active span, with the baggage that may travel. Empty while tracing is off. */
export function activeTraceHeaders(): TraceHeaders {
  const headers: TraceHeaders = {};
  if (tracingState.tracer) propagation.inject(withAllowedBaggage(context.active()), headers, setter);
  return headers;
}

/**
 * The ids of the active span, as log lines have them. @see
 * https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/
 */
export function activeTraceIds(): { trace_id?: string; span_id?: string } {
  const span = tracingState.tracer ? trace.getActiveSpan()?.spanContext() : undefined;
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
}

/**
 * The context that the headers continue. Missing or malformed headers continue nothing: a new trace begins.
 */
export function contextOf(headers: Headers): Context {
  return propagation.extract(ROOT_CONTEXT, headers, getter);
}

/** The span that the headers name, if they do. */
export function spanContextOf(headers: Headers): SpanContext | undefined {
  return trace.getSpanContext(contextOf(headers));
}

function withAllowedBaggage(active: Context): Context {
  const baggage = propagation.getBaggage(active);
  if (!baggage) return active;
  const { baggageKeys } = tracingState;
  const allowed = baggage.getAllEntries().filter(([key]) => baggageKeys.has(key));
  return propagation.setBaggage(active, propagation.createBaggage(Object.fromEntries(allowed)));
}
