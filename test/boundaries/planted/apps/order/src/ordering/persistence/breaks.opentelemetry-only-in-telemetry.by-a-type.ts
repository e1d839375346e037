import type { Span } from '@opentelemetry/api';

export type Work = Span;
