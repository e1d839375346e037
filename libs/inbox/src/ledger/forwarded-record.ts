import {
  deadLetterTopic,
  FailureHeader,
  headersFromJson,
  retryTopic,
  type OutgoingRecord,
  type RecordHeaders,
} from '@shop/messaging';
import { activeTraceHeaders } from '@shop/telemetry';
import { DEAD, type ParkedEvent } from './parked-event.js';

/**
 * Half of a topic's default limit. A record that came compressed would go out larger: the relay does not
 * compress.
 */
const MAX_VALUE_BYTES = 512 * 1024;
const MAX_HEADERS_BYTES = 128 * 1024;
/**
 * The largest header that is kept if all headers together are too large. The headers that identify the event
 * are shorter.
 */
const MAX_HEADER_BYTES = 1024;
const MAX_HEADERS = 64;

/**
 * Makes the record of a parked event for its stage: the event as it came, with its history in additional
 * headers. Parts that are too large are left out: the next attempt takes them from the ledger.
 *
 * @param dueAt the time of its next attempt, in milliseconds since 1970; at once by default
 */
export function forwardedRecord(row: ParkedEvent, dueAt?: number): OutgoingRecord {
  const { traceparent } = activeTraceHeaders();
  const { value, headers } = bounded(row);
  return {
    topic: row.stage === DEAD ? deadLetterTopic(row.consumer) : retryTopic(row.consumer, row.stage),
    key: row.key,
    value,
    headers: {
      ...headers,
      [FailureHeader.topic]: row.topic,
      [FailureHeader.partition]: String(row.partition),
      [FailureHeader.offset]: row.offset,
      [FailureHeader.group]: row.consumer,
      [FailureHeader.deliveryCount]: String(row.attempts),
      [FailureHeader.message]: row.errorMessage ?? 'has not failed itself',
      ...(row.errorClass === null ? {} : { [FailureHeader.class]: row.errorClass }),
      [FailureHeader.firstFailedAt]: row.parkedAt.toISOString(),
      [FailureHeader.redrives]: String(row.redrives),
      [FailureHeader.parkedId]: row.eventId,
      ...(traceparent === undefined ? {} : { [FailureHeader.forwardedIn]: traceparent }),
      ...(dueAt === undefined ? {} : { [FailureHeader.dueAt]: String(dueAt) }),
    },
  };
}

function bounded({ payload, headers: json }: ParkedEvent): Pick<OutgoingRecord, 'value' | 'headers'> {
  const isTooLarge = payload !== null && payload.length > MAX_VALUE_BYTES;
  const headers = boundedHeaders(headersFromJson(json));
  if (!isTooLarge) return { value: payload, headers };
  return { value: null, headers: { ...headers, [FailureHeader.valueLeftOut]: String(payload.length) } };
}

function boundedHeaders(headers: RecordHeaders): RecordHeaders {
  const all = Object.entries(headers);
  const sizes = all.map(([name, value]) => Buffer.byteLength(name) + Buffer.byteLength(value));
  if (sizes.reduce((sum, size) => sum + size, 0) <= MAX_HEADERS_BYTES) return headers;
  const kept = all.filter((_, index) => (sizes[index] ?? 0) <= MAX_HEADER_BYTES).slice(0, MAX_HEADERS);
  return {
    ...Object.fromEntries(kept),
    [FailureHeader.headersLeftOut]: String(all.length - kept.length),
  };
}
