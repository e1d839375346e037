import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { protoText, topicConfig, topicsOwnedBy, type Topic } from '@shop/topics';
import * as contracts from './index.js';
import { topicCatalogue } from './index.js';

const { isEventName } = (await import(
  join(import.meta.dirname, '../../../tools/contracts/past-tense.mjs')
)) as { isEventName: (name: string) => boolean };

const PROTO = new URL('../../../proto/shop/', import.meta.url);

describe('the topic catalogue', () => {
  it('has each event under proto/ exactly once', () => {
    const files = readdirSync(PROTO).flatMap((service) =>
      readdirSync(new URL(`${service}/v1/`, PROTO)).map((file) => `shop/${service}/v1/${file}`),
    );
    const inCatalogue = topicCatalogue.map(({ schema }) => `${schema.file.name}.proto`);
    expect(inCatalogue.toSorted()).toEqual(files.toSorted());
  });

  it('exports each of its topics under the camel-cased name', () => {
    const exported = new Map(Object.entries(contracts));
    for (const topic of topicCatalogue) {
      expect(exported.get(topic.name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))).toBe(
        topic,
      );
    }
  });
});

describe.each(topicCatalogue.map((topic) => [topic.name, topic] as const))('%s', (name, topic) => {
  it('is named in kebab-case, in the past tense', () => {
    expect([name, isEventName(name)]).toEqual([name, true]);
  });

  it('is named as its message and its file', () => {
    const snakeCase = name.replaceAll('-', '_');
    expect(topic.schema.file.name).toBe(`shop/${topic.owner}/v1/${snakeCase}`);
    expect(snakeCaseOf(topic.schema.name)).toBe(snakeCase);
  });

  it('has the event as the first message of its file', () => {
    expect(topic.schema.file.messages[0]).toBe(topic.schema);
  });

  it('has a contract of one file, so that a registry needs no references to check it', () => {
    const imports = topic.schema.file.dependencies.map(({ name }) => name);
    expect(imports.filter((name) => !name.startsWith('google/protobuf/'))).toEqual([]);
    expect(protoText(topic)).toContain(`message ${topic.schema.name} {`);
  });

  it('has its key first, then version and time', () => {
    const [key, version, occurredAt] = topic.schema.fields;
    expect([key?.localName, version?.name, occurredAt?.name]).toEqual([
      topic.keyField,
      'version',
      'occurred_at',
    ]);
    expect(topic.whyThisKey).not.toBe('');
  });

  it('has partitions to spare and a stated retention', () => {
    expect(topic.partitions).toBe(12);
    expect(topic.retention.why).not.toBe('');
  });

  it('has subscribers, each once and with a reason, and among them a read model', () => {
    const groups = topic.subscribers.map(({ group }) => group);
    expect(new Set(groups).size).toBe(groups.length);
    expect(topic.subscribers.some(({ kind }) => kind === 'projection')).toBe(true);
    expect(topic.subscribers.filter(({ why }) => why === '')).toEqual([]);
  });

  it("is not read by its owner's reactions: a service does not learn its own facts from the broker", () => {
    expect(topic.subscribers.map(({ group }) => group)).not.toContain(topic.owner);
  });
});

describe('the name of an event', () => {
  it.each(['order-sent', 'stock-left', 'goods-taken-back-paid', 'order-withdrawn', 'invoice-sold'])(
    'may be %s',
    (name) => {
      expect(isEventName(name)).toBe(true);
    },
  );

  it.each([
    'order',
    'send-order',
    'order-send',
    'Order-sent',
    'order-sending',
    'sent',
    'order_sent',
    'order-ed',
  ])('may not be %s', (name) => {
    expect(isEventName(name)).toBe(false);
  });
});

describe('topicConfig', () => {
  it('keeps facts for two years or four GiB a partition', () => {
    expect(topicConfig(contracts.orderPlaced)).toEqual({
      'cleanup.policy': 'delete',
      'retention.ms': '63072000000',
      'retention.bytes': '4294967296',
      'compression.type': 'producer',
    });
  });

  it('keeps the latest stock level of each SKU for ever', () => {
    expect(topicConfig(contracts.stockLevelChanged)).toEqual({
      'cleanup.policy': 'compact',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'compression.type': 'producer',
    });
  });
});

describe('topicsOwnedBy', () => {
  it('gives the topics that a service may write', () => {
    expect(topicsOwnedBy(topicCatalogue, 'invoice').map(nameOf)).toEqual([
      'invoice-issued',
      'invoice-paid',
      'invoice-credited',
    ]);
  });
});

function nameOf({ name }: Topic): string {
  return name;
}

function snakeCaseOf(pascalCase: string): string {
  return pascalCase.replaceAll(/(?!^)[A-Z]/g, '_$&').toLowerCase();
}
