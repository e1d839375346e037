import { create, createMutableRegistry, fromBinary, toJson } from '@bufbuild/protobuf';
import { SchemaRegistryClient } from '@confluentinc/schemaregistry/dist/schemaregistry-client.js';
import {
  ProtobufDeserializer,
  ProtobufSerializer,
} from '@confluentinc/schemaregistry/dist/serde/protobuf.js';
import { SerdeType, SubjectNameStrategyType } from '@confluentinc/schemaregistry/dist/serde/serde.js';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { OrderCompletedSchema } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { EventSerde, publishSchemas, subjectOf } from '@shop/messaging';
import { compileEvent, stackAddresses } from '@shop/testing';
import { anOrderCompleted, aTopic, testRegistry } from './order-completed.js';

// One for each use: its cache takes a schema in one format for the same in another.
function client(): SchemaRegistryClient {
  return new SchemaRegistryClient({ baseURLs: [stackAddresses().registryUrl], maxRetries: 0 });
}

let topic: Topic<typeof OrderCompletedSchema>;
let serde: EventSerde;

beforeAll(async () => {
  topic = aTopic();
  await publishSchemas(testRegistry(), [topic]);
  serde = new EventSerde(testRegistry());
  await serde.warmUp([topic]);
});

describe("Confluent's Protobuf serde", () => {
  it('writes the very bytes that we write', async () => {
    const serializer = new ProtobufSerializer(client(), SerdeType.VALUE, {
      useLatestVersion: true,
      autoRegisterSchemas: false,
      subjectNameStrategyType: SubjectNameStrategyType.TOPIC,
      registry: createMutableRegistry(OrderCompletedSchema),
    });
    const value = await serializer.serialize(topic.name, create(OrderCompletedSchema, anOrderCompleted));
    expect(value).toEqual(serde.serialize(topic, anOrderCompleted));
    expect(await serde.deserialize(topic, value)).toEqual(create(OrderCompletedSchema, anOrderCompleted));
  });

  // It asks for the schema as a base64 descriptor, and Apicurio 3.3 answers with the descriptor's bytes read
  // as UTF-8. The day this fails, readers of other teams can use it with this registry, and the next test can
  // use it in place of buf.
  it('cannot read with Apicurio, whoever wrote', async () => {
    const deserializer = new ProtobufDeserializer(client(), SerdeType.VALUE, {
      subjectNameStrategyType: SubjectNameStrategyType.TOPIC,
    });
    await expect(
      deserializer.deserialize(topic.name, serde.serialize(topic, anOrderCompleted)),
    ).rejects.toThrow();
  });
});

describe('a stranger who has nothing but the registry', () => {
  it('reads our events by the schema that their id leads to', async () => {
    const value = serde.serialize(topic, anOrderCompleted);
    const { schema } = await client().getBySubjectAndId(subjectOf(topic), value.readInt32BE(1));
    const event = await compileEvent(schema);
    expect(toJson(event, fromBinary(event, value.subarray(6)))).toEqual({
      orderId: 'order-1',
      version: 3,
      occurredAt: '2026-07-01T12:00:00Z',
      customerId: 'customer-1',
    });
  });
});
