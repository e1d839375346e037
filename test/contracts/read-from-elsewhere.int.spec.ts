import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { createProducer, EventSerde, publishSchemas, toHeaders } from '@shop/messaging';
import type { Topic } from '@shop/topics';
import { createTestTopic, kafkaConnection, projectRoot, registryOfStack } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { blocksOf, follow } from '../how-to-page.js';

const page = blocksOf('docs/how-to/read-events-from-elsewhere.md');
const [install = '', read = ''] = page.flatMap(({ language, text }) => (language === 'sh' ? [text] : []));
const program = page.find(({ language }) => language === 'python')?.text ?? '';

const folder = mkdtempSync(join(tmpdir(), 'elsewhere-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Published {
  topic: Topic;
  /** Instead of the topic's own, in which others write. */
  name: string;
  id: string;
  example: JsonValue;
}

/** Packages are fetched from PyPI, and the machine may have other things to do. */
const INSTALL_WITHIN_MS = 600_000;

let published: Published[];

beforeAll(async () => {
  const registry = registryOfStack();
  await publishSchemas(registry, topicCatalogue);
  const serde = new EventSerde(registry);
  await serde.warmUp(topicCatalogue);
  published = await Promise.all(topicCatalogue.map((topic) => anExampleOf(topic)));
  const producer = createProducer(kafkaConnection());
  await producer.send(published.map((each) => recordOf(each, serde)));
  await producer.disconnect();
});

async function anExampleOf(topic: Topic): Promise<Published> {
  const file = join(projectRoot, `libs/contracts/examples/${topic.name}.json`);
  const example = JSON.parse(readFileSync(file, 'utf8')) as JsonValue;
  return { topic, name: await createTestTopic({ partitions: 2 }), id: uuidv7(), example };
}

function recordOf({ topic, name, id, example }: Published, serde: EventSerde) {
  const message = fromJson(topic.schema, example);
  const key = topic.key(message);
  const source = `/${topic.owner}-service`;
  const event = {
    id,
    type: topic.schema.typeName,
    source,
    subject: key,
    time: new Date(),
    correlationId: id,
  };
  return { topic: name, key, value: serde.serialize(topic, message), headers: toHeaders(event) };
}

it(
  'A client in Python reads an event of every contract, as the page says',
  async () => {
    const surroundings = { cwd: folder, env: { SHOP: projectRoot } };
    await follow(install, surroundings);
    writeFileSync(join(folder, 'read_events.py'), program);
    const names = published.map(({ name }) => name).join(' ');
    const said = await follow(read.replace(/(read_events\.py) .*/, `$1 ${names}`), surroundings);

    const lines = said
      .trimEnd()
      .split('\n')
      .map((line) => /^(\S+) (\S+) (\S+) (.*)$/.exec(line) ?? []);
    const events = lines.map(([, name, id, type, json = 'null']) => ({
      name,
      id,
      type,
      json: JSON.parse(json) as unknown,
    }));
    expect(events).toEqual(
      published.map(({ topic: { schema }, name, id, example }) => {
        return { name, id, type: schema.typeName, json: toJson(schema, fromJson(schema, example)) };
      }),
    );
  },
  INSTALL_WITHIN_MS,
);
