import {
  deadLetterTopic,
  FailureHeader,
  headersFromJson,
  retryTopic,
  type OutgoingRecord,
} from '@shop/messaging';
import { activeTraceHeaders } from '@shop/telemetry';
import { DEAD, type ParkedEvent } from './parked-event.js';

/**
 * A parked event as the record of the stage that it waits in: as it came, with what happened to it in
 * additional headers.
 *
 * @param dueAt when it may be tried again, in milliseconds since 1970; at once if not given
 */
export function toForward(row: ParkedEvent, dueAt?: number): OutgoingRecord {
  const { traceparent } = activeTraceHeaders();
  return {
    topic: row.stage === DEAD ? deadLetterTopic(row.consumer) : retryTopic(row.consumer, row.stage),
    key: row.key,
    value: row.payload,
    headers: {
      ...headersFromJson(row.headers),
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
