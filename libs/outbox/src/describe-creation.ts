import {
  Attribute,
  currentCorrelation,
  messagingAttributes,
  OwnAttribute,
  type SpanDescription,
} from '@shop/telemetry';

/**
 * The span of a fact's creation. Its context travels with the fact, and is the parent of all work on the
 * fact.
 */
export function describeCreation(topic: string, key: string, eventId: string): SpanDescription {
  const context = currentCorrelation();
  return {
    name: `create ${topic}`,
    kind: 'PRODUCER',
    attributes: {
      ...messagingAttributes('create', topic),
      [Attribute.messageId]: eventId,
      [Attribute.messageKey]: key,
      [OwnAttribute.correlationId]: context?.correlationId ?? eventId,
      ...(context?.causationId !== undefined && { [OwnAttribute.causationId]: context.causationId }),
    },
  };
}
