export type { SpanContext } from '@opentelemetry/api';
export * from './semantic-conventions.js';
export {
  activeSpan,
  beginSpan,
  inSpan,
  isSampled,
  isTracing,
  MAX_LINKS,
  runWithin,
  type SpanDescription,
  type TracedWork,
} from './span.js';
export { isTracingWanted, startTracing, type Tracing } from './start-tracing.js';
export { activeTraceHeaders, spanContextOf, type Headers } from './trace-headers.js';
