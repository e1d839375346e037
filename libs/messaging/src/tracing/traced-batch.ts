import {
  Attribute,
  beginSpan,
  isSampled,
  isTracing,
  messagingAttributes,
  MAX_LINKS,
  spanContextOf,
  type Operation,
  type SpanContext,
  type SpanDescription,
  type TracedWork,
} from '@shop/telemetry';
import type { RecordHeaders } from '../port/index.js';

interface TracedRecord {
  topic: string;
  headers: RecordHeaders;
}

/**
 * Begins a span of something that is done with several records at once. That of a single record is a child of
 * the span of its creation; that of several is a trace of its own, linked to those spans, for they may belong
 * to as many traces. None when none of these is sampled.
 */
export function beginBatchSpan(
  operation: Operation,
  records: readonly TracedRecord[],
): TracedWork | undefined {
  if (!isTracing()) return undefined;
  const links = sampledSpans(records);
  if (links.length === 0) return undefined;
  const [only] = records.length === 1 ? records : [];
  return beginSpan(() => describeBatch(operation, records, only ? [] : links), only?.headers);
}

function describeBatch(
  operation: Operation,
  records: readonly TracedRecord[],
  links: SpanContext[],
): SpanDescription {
  const topics = new Set(records.map(({ topic }) => topic));
  const [topic] = topics.size === 1 ? topics : [];
  return {
    name: topic === undefined ? operation : `${operation} ${topic}`,
    kind: 'CLIENT',
    links,
    attributes: { ...messagingAttributes(operation, topic), [Attribute.batchSize]: records.length },
  };
}

function sampledSpans(records: readonly TracedRecord[]): SpanContext[] {
  const spans: SpanContext[] = [];
  for (const { headers } of records) {
    const span = spanContextOf(headers);
    if (isSampled(span)) spans.push(span);
    if (spans.length === MAX_LINKS) break;
  }
  return spans;
}
