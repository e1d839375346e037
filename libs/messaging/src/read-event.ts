import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import type { Topic } from '@shop/contracts';
import { fromHeaders, type EventMetadata } from './envelope/index.js';
import { UndecodableEventError } from './errors.js';
import type { IncomingRecord } from './port.js';
import type { EventSerde } from './registry/index.js';

/**
 * The event in a record of the topic.
 *
 * @throws MalformedEnvelopeError, UndecodableEventError for what can never be read, RegistryUnavailableError for what
 * cannot be read now
 */
export async function readEvent<Schema extends DescMessage>(
  topic: Topic<Schema>,
  { headers, value }: IncomingRecord,
  serde: EventSerde,
): Promise<{ metadata: EventMetadata; event: MessageShape<Schema> }> {
  const metadata = fromHeaders(headers);
  const { typeName } = topic.schema;
  if (metadata.type !== typeName) {
    throw new UndecodableEventError(`ce_type is ${metadata.type}, but ${topic.name} holds ${typeName}`);
  }
  return { metadata, event: await serde.deserialize(topic, value) };
}
