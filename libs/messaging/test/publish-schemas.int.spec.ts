import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { orderCompleted, orderPlaced, topicCatalogue } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { checkSchemas, publishSchemas, SchemaRefusedError, subjectOf } from '@shop/messaging';
import { stackAddresses } from '@shop/testing';
import { addField, aTopic, registerChanged, renamed, testRegistry } from './order-completed.js';

const registry = testRegistry();

describe('publishing schemas', () => {
  it('registers each once, and says so', async () => {
    const topic = aTopic();
    const [first] = await publishSchemas(registry, [topic]);
    expect(first).toMatchObject({ subject: subjectOf(topic), action: 'registered' });
    expect(await publishSchemas(registry, [topic])).toEqual([{ ...first, action: 'unchanged' }]);
  });

  it('can publish every contract there is', async () => {
    const topics = topicCatalogue.map(renamed);
    const published = await publishSchemas(registry, topics);
    expect(published.map(({ action }) => action)).toEqual(topics.map(() => 'registered'));
  });

  it('is unchanged for an older version that was published once: a roll-back is no new version', async () => {
    const topic = aTopic();
    await publishSchemas(registry, [topic]);
    await registerChanged(registry, topic, addField);
    expect(await publishSchemas(registry, [topic])).toMatchObject([{ action: 'unchanged' }]);
  });

  it('refuses what is incompatible with what is registered, and then registers none', async () => {
    const [fine, broken] = [aTopic(), aTopic()];
    await registerChanged(registry, broken, addField);
    await expect(publishSchemas(registry, [fine, broken])).rejects.toThrow(SchemaRefusedError);
    await expect(publishSchemas(registry, [fine, broken])).rejects.toThrow(subjectOf(broken));
    expect(await registry.idsOf(subjectOf(fine))).toEqual([]);
  });
});

describe('asking the registry', () => {
  const verdictOn = async (topic: Topic): Promise<string | undefined> =>
    (await checkSchemas(registry, [topic]))[0]?.verdict;

  it('tells what it has, would take, and would not', async () => {
    const [published, unknown, behind] = [aTopic(), aTopic(), aTopic()];
    await publishSchemas(registry, [published]);
    await registry.requireBackwardCompatibility(subjectOf(behind));
    await registerChanged(registry, behind, addField);
    expect(await verdictOn(published)).toBe('registered');
    expect(await verdictOn(unknown)).toBe('compatible');
    expect(await verdictOn(behind)).toBe('incompatible');
  });

  it('registers nothing', async () => {
    const topic = aTopic();
    await checkSchemas(registry, [topic]);
    expect(await registry.idsOf(subjectOf(topic))).toEqual([]);
  });

  it('finds a subject of which it would take anything', async () => {
    const topic = aTopic();
    await registerChanged(registry, topic, addField);
    expect(await verdictOn(topic)).toBe('unguarded');
    await registry.requireBackwardCompatibility(subjectOf(topic));
    expect(await verdictOn(topic)).toBe('incompatible');
  });

  it('refuses a contract that imports another: readers would have to resolve it', async () => {
    const file = { ...orderCompleted.schema.file, dependencies: [orderPlaced.schema.file] };
    const topic = { ...aTopic(), schema: { ...orderCompleted.schema, file } } as Topic;
    await expect(verdictOn(topic)).rejects.toThrow('imports shop/order/v1/order_placed.proto');
  });

  it('compares a new version with every earlier one', async () => {
    const topic = aTopic();
    await publishSchemas(registry, [topic]);
    const response = await fetch(`${stackAddresses().registryUrl}/config/${subjectOf(topic)}`);
    expect(await response.json()).toEqual({ compatibilityLevel: 'BACKWARD_TRANSITIVE' });
  });

  it('refuses what is no schema', async () => {
    await expect(registerChanged(registry, aTopic(), () => 'syntax = "proto3"; messag X {')).rejects.toThrow(
      SchemaRefusedError,
    );
  });
});

describe('the registry client', () => {
  it('is still found below the entry of its package, which loads three clouds', () => {
    const require = createRequire(import.meta.url);
    expect(require('@confluentinc/schemaregistry/dist/schemaregistry-client.js')).toHaveProperty(
      'SchemaRegistryClient',
    );
    expect(require('@confluentinc/schemaregistry/dist/rest-error.js')).toHaveProperty('RestError');
  });
});
