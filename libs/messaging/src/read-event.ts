import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';
import { fromHeaders, type EventMetadata } from './envelope/index.js';
import { UndecodableEventError } from './errors.js';
import type { IncomingRecord } from './port/index.js';
import type { EventSerde } from './registry/index.js';

interface Read<Schema extends DescMessage> {
  metadata: EventMetadata;
  event: MessageShape<Schema>;
}

/**
 * The event in a record of the topic. A promise only if it has to ask the registry: a chunk of events is read
 * without waiting.
 *
 * @param metadata the metadata, if the headers were read before
 * @throws MalformedEnvelopeError, UndecodableEventError for an event that can never be read,
 * RegistryUnavailableError for one that cannot be read now
 */
export function readEvent<Schema extends DescMessage>(
  topic: Topic<Schema>,
  { headers, value }: IncomingRecord,
  serde: EventSerde,
  metadata: EventMetadata = fromHeaders(headers),
): Read<Schema> | Promise<Read<Schema>> {
  const { typeName } = topic.schema;
  if (metadata.type !== typeName) {
    throw new UndecodableEventError(`ce_type is ${metadata.type}, but ${topic.name} holds ${typeName}`);
  }
  const event = serde.deserialize(topic, value);
  return event instanceof Promise ? event.then((read) => ({ metadata, event: read })) : { metadata, event };
}
