import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { publishSchemas, SchemaRefusedError, subjectOf } from '@shop/messaging';
import { stackAddresses } from '@shop/testing';
import { addField, aTopic, registerChanged, renamed, testRegistry, type Change } from './order-completed.js';

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

const breaking: [string, Change][] = [
  ['removed', (text) => text.replace('string customer_id = 4;', '')],
  ['renamed', (text) => text.replace('customer_id', 'client_id')],
  ['retyped', (text) => text.replace('int32 version', 'string version')],
  ['made optional', (text) => text.replace('string customer_id', 'optional string customer_id')],
];

const harmless: [string, Change][] = [
  ['added', addField],
  ['deprecated', (text) => text.replace('customer_id = 4', 'customer_id = 4 [deprecated = true]')],
];

describe('the registry, once a contract is published', () => {
  it.each(breaking)('refuses that a field is %s', async (_, change) => {
    const topic = aTopic();
    await publishSchemas(registry, [topic]);
    await expect(registerChanged(registry, topic, change)).rejects.toThrow(SchemaRefusedError);
  });

  it('compares a new version with every earlier one', async () => {
    const topic = aTopic();
    await publishSchemas(registry, [topic]);
    const response = await fetch(`${stackAddresses().registryUrl}/config/${subjectOf(topic)}`);
    expect(await response.json()).toEqual({ compatibilityLevel: 'BACKWARD_TRANSITIVE' });
  });

  it.each(harmless)('allows that a field is %s', async (_, change) => {
    const topic = aTopic();
    await publishSchemas(registry, [topic]);
    await expect(registerChanged(registry, topic, change)).resolves.toBeGreaterThan(0);
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
