import { FailureHeader, type IncomingRecord } from '@shop/messaging';
import {
  activeSpan,
  Attribute,
  messagingAttributes,
  OwnAttribute,
  spanContextOf,
  type SpanDescription,
} from '@shop/telemetry';

interface Processing {
  record: IncomingRecord;
  eventId: string;
  group: string;
  correlationId: string;
}

/**
 * Describes the span of one delivery. It links to related spans that are not its parents: the span of its
 * chunk and, in a retry topic, the attempt or redrive that sent the event there.
 */
export function describeProcessing({ record, eventId, group, correlationId }: Processing): SpanDescription {
  return {
    name: `process ${record.topic}`,
    kind: 'CONSUMER',
    links: [activeSpan(), forwardedIn(record)],
    attributes: {
      ...messagingAttributes('process', record.topic),
      [Attribute.group]: group,
      [Attribute.partition]: String(record.partition),
      [Attribute.offset]: Number(record.offset),
      [Attribute.messageKey]: record.key,
      [Attribute.messageId]: eventId,
      [OwnAttribute.correlationId]: correlationId,
    },
  };
}

function forwardedIn({ headers }: IncomingRecord) {
  const traceparent = headers[FailureHeader.forwardedIn];
  return traceparent === undefined ? undefined : spanContextOf({ traceparent });
}
