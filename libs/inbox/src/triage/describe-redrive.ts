import { HeaderName, headersFromJson } from '@shop/messaging';
import { Attribute, OwnAttribute, spanContextOf, type SpanDescription } from '@shop/telemetry';
import type { ParkedEvent } from '../ledger/parked-event.js';

/**
 * Describes the span of a redrive. It belongs to the trace of the request, and links to the creation of the
 * event. The event keeps its own trace: the span of its next attempt links to this one.
 */
export function describeRedrive(row: ParkedEvent): SpanDescription {
  const headers = headersFromJson(row.headers);
  const correlationId = headers[HeaderName.correlationId]?.toString();
  return {
    name: `redrive ${row.topic}`,
    kind: 'INTERNAL',
    links: [spanContextOf(headers)],
    attributes: {
      [Attribute.group]: row.consumer,
      [Attribute.messageId]: row.eventId,
      [Attribute.messageKey]: row.key,
      ...(correlationId !== undefined && { [OwnAttribute.correlationId]: correlationId }),
    },
  };
}
