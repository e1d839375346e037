import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { create, fromBinary, isMessage, toBinary } from '@bufbuild/protobuf';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { OrderCompletedSchema, orderPlaced } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import {
  EventSerde,
  publishSchemas,
  RegistryUnavailableError,
  SchemaNotPublishedError,
  SchemaRegistry,
  UndecodableEventError,
  UnencodableEventError,
} from '@shop/messaging';
import {
  addField,
  anOrderCompleted,
  aTopic,
  registerChanged,
  renamed,
  testRegistry,
} from './order-completed.js';

const unreachable = new SchemaRegistry({ url: 'http://127.0.0.1:9/apis/ccompat/v7', timeoutMs: 200 });

let topic: Topic<typeof OrderCompletedSchema>;
let id: number;
let serde: EventSerde;

beforeEach(async () => {
  topic = aTopic();
  const [published] = await publishSchemas(testRegistry(), [topic]);
  id = published?.id ?? 0;
  serde = new EventSerde(testRegistry());
  await serde.warmUp([topic]);
});

/** A value with another schema id than the one it was written under. */
function underId(otherId: number): Buffer {
  const value = serde.serialize(topic, anOrderCompleted);
  value.writeInt32BE(otherId, 1);
  return value;
}

describe('an event', () => {
  it('comes back as it went', async () => {
    const value = serde.serialize(topic, anOrderCompleted);
    expect(await serde.deserialize(topic, value)).toEqual(create(OrderCompletedSchema, anOrderCompleted));
  });

  it('is its message behind the id that the registry gave to its schema', () => {
    const value = serde.serialize(topic, anOrderCompleted);
    expect(value.readInt32BE(1)).toBe(id);
    expect(value.subarray(6)).toEqual(
      Buffer.from(toBinary(OrderCompletedSchema, create(OrderCompletedSchema, anOrderCompleted))),
    );
  });

  it('is refused when a field is missing or does not fit', () => {
    expect(() => serde.serialize(topic, { ...anOrderCompleted, customerId: '' })).toThrow('customer_id');
    expect(() => serde.serialize(topic, { ...anOrderCompleted, version: 0.5 })).toThrow(
      UnencodableEventError,
    );
  });
});

describe('reading what another version of the contract wrote', () => {
  // 0x2a: field 5, a text; here one byte long.
  const note = Buffer.from([0x2a, 1, 0x78]);

  it('keeps the fields that it does not know', async () => {
    const newer = await registerChanged(testRegistry(), topic, addField);
    const event = await serde.deserialize(topic, Buffer.concat([underId(newer), note]));
    expect(event.orderId).toBe('order-1');
    expect(Buffer.from(toBinary(OrderCompletedSchema, event)).subarray(-3)).toEqual(note);
  });

  it('has the default where an older writer knew no such field', async () => {
    const value = serde.serialize(topic, anOrderCompleted);
    const withoutCustomer = toBinary(
      OrderCompletedSchema,
      create(OrderCompletedSchema, { ...anOrderCompleted, customerId: '' }),
    );
    const event = await serde.deserialize(topic, Buffer.concat([value.subarray(0, 6), withoutCustomer]));
    expect(event.customerId).toBe('');
  });

  it('asks for an id that it does not know, and only once', async () => {
    const newer = await registerChanged(testRegistry(), topic, addField);
    const first = serde.deserialize(topic, underId(newer));
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(isMessage(serde.deserialize(topic, underId(newer)))).toBe(true);
  });
});

describe('reading what is no event of the topic', () => {
  it('refuses an id that the registry does not know, for good', async () => {
    await expect(async () => serde.deserialize(topic, underId(999_999_999))).rejects.toThrow(
      UndecodableEventError,
    );
  });

  it('refuses the id of another topic, for good', async () => {
    const other = renamed(orderPlaced);
    const [published] = await publishSchemas(testRegistry(), [other]);
    await expect(async () => serde.deserialize(topic, underId(published?.id ?? 0))).rejects.toThrow(
      `is no version of ${topic.name}-value`,
    );
  });

  it('refuses another message of the same file', () => {
    const value = Buffer.concat([underId(id).subarray(0, 5), Buffer.from([2, 2, 0])]);
    expect(() => serde.deserialize(topic, value)).toThrow('Message 1 of its schema');
  });

  it('refuses no value, and bytes that are no message', async () => {
    await serde.deserialize(topic, underId(id));
    expect(() => serde.deserialize(topic, null)).toThrow(UndecodableEventError);
    expect(() => serde.deserialize(topic, underId(id).subarray(0, 9))).toThrow(UndecodableEventError);
  });
});

describe('without the registry', () => {
  it('goes on writing and reading what it was warmed up for', async () => {
    const warm = new EventSerde(testRegistry());
    await warm.warmUp([topic], [topic]);
    const value = warm.serialize(topic, anOrderCompleted);
    const event = warm.deserialize(topic, value);
    expect(event).toEqual(fromBinary(OrderCompletedSchema, value.subarray(6)));
  });

  it('does not start, and says that nobody is to blame', async () => {
    const starting = new EventSerde(unreachable).warmUp([topic]);
    await expect(starting).rejects.toThrow(RegistryUnavailableError);
    await expect(starting).rejects.toMatchObject({ kind: 'system' });
  });

  it('does not wait for one that accepts requests and never answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const registry = new SchemaRegistry({ url: `http://127.0.0.1:${port}`, timeoutMs: 50 });
    await expect(new EventSerde(registry).warmUp([topic])).rejects.toThrow(RegistryUnavailableError);
    silent.close();
  });

  it('does not call an event with an unknown id undecodable', async () => {
    const cold = new EventSerde(unreachable);
    await expect(async () => cold.deserialize(topic, underId(id))).rejects.toThrow(RegistryUnavailableError);
  });
});

describe('before the schemas are published', () => {
  it('does not start, and registers nothing by itself', async () => {
    const [one, two] = [aTopic(), aTopic()];
    const warmUp = serde.warmUp([one, topic, two]);
    await expect(warmUp).rejects.toThrow(SchemaNotPublishedError);
    await expect(warmUp).rejects.toThrow(`${one.name}, ${two.name}: publish them first`);
    expect(await testRegistry().idsOf(`${one.name}-value`)).toEqual([]);
  });

  it('does not take another version of its schema for its own', async () => {
    const other = aTopic();
    await registerChanged(testRegistry(), other, addField);
    await expect(serde.warmUp([other])).rejects.toThrow(SchemaNotPublishedError);
  });

  it('writes nothing', () => {
    expect(() => serde.serialize(aTopic(), anOrderCompleted)).toThrow(SchemaNotPublishedError);
  });
});
