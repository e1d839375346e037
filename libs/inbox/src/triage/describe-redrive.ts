import { HeaderName, headersFromJson } from '@shop/messaging';
import { Attribute, OwnAttribute, spanContextOf, type SpanDescription } from '@shop/telemetry';
import type { ParkedEvent } from '../ledger/parked-event.js';

/**
 * The span of a redrive, in the trace of whoever asked for it, and linked to the creation of the fact. The
 * fact keeps its own trace: the span of its next attempt is linked to this one.
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
