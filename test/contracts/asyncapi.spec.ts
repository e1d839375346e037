import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from '@jest/globals';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { groupsOf, topicsOwnedBy, protoText } from '@shop/topics';
import { ROOT } from './tools.js';

const parser = new Parser();

describe.each(serviceNames)('the AsyncAPI document of %s', (service) => {
  const source = join(ROOT, `docs/events/${service}.asyncapi.yaml`);
  const parsing = parser.parse(readFileSync(source, 'utf8'), { source });

  it('is one that the official parser has nothing to say of', async () => {
    expect((await parsing).diagnostics).toEqual([]);
  });

  it('has an operation for each topic that the service writes, and for each that a group of it reads', async () => {
    const operations = (await parsing).document?.operations().all() ?? [];
    const published = topicsOwnedBy(topicCatalogue, service).map(({ name }) => `publish-${name}`);
    const received = topicCatalogue.flatMap(({ name, subscribers }) =>
      subscribers
        .filter(({ group }) => groupsOf(service).includes(group))
        .map(({ group }) => `${group}-receives-${name}`),
    );
    expect(new Set(operations.map((operation) => operation.id()))).toEqual(
      new Set([...published, ...received]),
    );
  });

  it('has the contract of each event, to the letter', async () => {
    const messages = (await parsing).document?.messages().all() ?? [];
    for (const message of messages) {
      const topic = topicCatalogue.find(({ schema }) => schema.typeName === message.name());
      expect(message.payload()?.json()).toMatchObject({
        schemaFormat: 'application/vnd.google.protobuf;version=3',
        schema: topic && protoText(topic),
      });
    }
    expect(messages.length).toBeGreaterThan(0);
  });
});
