import { readFileSync } from 'node:fs';
import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { isReflectMessage, reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect';
import { describe, expect, it } from '@jest/globals';
import { assertComplete, type Topic } from '@shop/topics';
import { topicCatalogue } from './index.js';

/** `npm run contracts:release` keeps the bytes of these, and the documentation shows them. */
function exampleOf({ name }: Topic): JsonValue {
  return JSON.parse(readFileSync(new URL(`../examples/${name}.json`, import.meta.url), 'utf8'));
}

describe.each(topicCatalogue.map((topic) => [topic.name, topic] as const))(
  'the example of %s',
  (_, topic) => {
    const message = fromJson(topic.schema, exampleOf(topic));

    it('could be published', () => {
      expect(() => assertComplete(topic.schema, message)).not.toThrow();
      expect(topic.key(message)).not.toBe('');
    });

    it('sets every field that is not deprecated, so that a later version is known to read each', () => {
      expect(unsetFields(reflect(topic.schema, message))).toEqual([]);
    });
  },
);

function unsetFields(message: ReflectMessage): string[] {
  return message.fields.flatMap((field) => {
    const mayBeUnset = field.deprecated || field.oneof;
    if (!message.isSet(field)) return mayBeUnset ? [] : [`${message.desc.name}.${field.name}`];
    const value: unknown = message.get(field);
    const parts = field.fieldKind === 'list' ? [...message.get(field)] : [value];
    return parts.filter((part) => isReflectMessage(part)).flatMap(unsetFields);
  });
}
