import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  create,
  equals,
  fromBinary,
  fromJson,
  toBinary,
  toJson,
  type DescFile,
  type DescMessage,
  type JsonObject,
} from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { releases, ROOT, tools, type Release } from './tools.js';

/** A contract of today, and as one of the releases knew it. */
interface Pair {
  topic: Topic;
  release: Release;
  old: DescMessage;
}

/** No contract imports another, so those that a release changed compile by themselves. */
const pairs = releases.flatMap((release) =>
  filesOf(release).map(({ name, messages }): [string, number, Pair] => {
    const topic = topicCatalogue.find(({ schema }) => schema.file.name === name);
    const [old] = messages;
    if (!topic || !old) throw new Error(`${name} of release ${release.number} no longer has a topic`);
    return [topic.name, release.number, { topic, release, old }];
  }),
);

function filesOf({ changed }: Release): DescFile[] {
  return tools.inFolder(changed.contracts, (folder) => tools.filesOf(tools.compile(ROOT, folder)));
}

function exampleOf({ name }: Topic): JsonObject {
  return JSON.parse(readFileSync(join(ROOT, `libs/contracts/examples/${name}.json`), 'utf8'));
}

describe.each(pairs)('%s as release %s wrote it', (_, __, { topic, release }) => {
  const { bytes = '', json = {} } = release.changed.events[topic.name] ?? {};
  const read = fromBinary(topic.schema, base64Decode(bytes));

  it('is read by the code of today, with every field that it had', () => {
    expect(toJson(topic.schema, read)).toEqual(json);
    expect(read.$unknown).toBeUndefined();
  });

  it('has the default in every field that was added since', () => {
    const added = topic.schema.fields.filter(({ jsonName }) => !Object.hasOwn(json, jsonName));
    const defaults = create(topic.schema);
    for (const { localName } of added) {
      expect(Reflect.get(read, localName)).toEqual(Reflect.get(defaults, localName));
    }
  });
});

describe.each(pairs)('%s as it is written today', (_, __, { topic, release, old }) => {
  it(`is read by the code of release ${release.number}, with every field that it knew`, () => {
    const written = toBinary(topic.schema, fromJson(topic.schema, exampleOf(topic)));
    const read = toJson(old, fromBinary(old, written)) as JsonObject;
    const known = Object.keys(exampleOf(topic)).filter((name) =>
      old.fields.some(({ jsonName }) => jsonName === name),
    );
    expect(Object.keys(read).toSorted()).toEqual(known.toSorted());
    expect(exampleOf(topic)).toMatchObject(read);
  });

  it('loses nothing on the way through it', () => {
    const message = fromJson(topic.schema, exampleOf(topic));
    const through = toBinary(old, fromBinary(old, toBinary(topic.schema, message)));
    expect(equals(topic.schema, fromBinary(topic.schema, through), message)).toBe(true);
  });
});
