import {
  Attribute,
  currentStory,
  messagingAttributes,
  OwnAttribute,
  type SpanDescription,
} from '@shop/telemetry';

/** The span of a fact's creation. Its context travels with the fact, and is the parent of all that is done because of it. */
export function describeCreation(topic: string, key: string, eventId: string): SpanDescription {
  const story = currentStory();
  return {
    name: `create ${topic}`,
    kind: 'PRODUCER',
    attributes: {
      ...messagingAttributes('create', topic),
      [Attribute.messageId]: eventId,
      [Attribute.messageKey]: key,
      [OwnAttribute.correlationId]: story?.correlationId ?? eventId,
      ...(story?.causationId !== undefined && { [OwnAttribute.causationId]: story.causationId }),
    },
  };
}
