export * from './logger.js';
export { leftOutField, RepeatedLines } from './repeated-lines.js';
export { LOGGER } from './logger-token.js';
export * from './nest-logger.js';
export * from './correlation-context.js';
export { counter, gauge, histogram, sampledGauge, type Sample } from './metrics/instruments.js';
export { addReading, METRICS_CONTENT_TYPE, renderMetrics } from './metrics/readings.js';
export { describeMetrics, measureProcess, type MetricDescription } from './metrics/registry.js';
export * from './tracing/index.js';
