import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, filesOf } from '../contracts/buf.mjs';
import { commentsIn } from './comments.mjs';
import { versionsOf } from './versions.mjs';

/**
 * Everything known about an event, from the catalogue, its contract, its example and the releases.
 * @typedef {object} DocumentedEvent
 * @property {import('../../libs/topics/src/index.js').Topic} topic
 * @property {Record<string, string>} config the topic's settings in Kafka's own names
 * @property {import('@bufbuild/protobuf').DescMessage} message
 * @property {Map<string, string>} comments of all declarations in all contracts, by full name
 * @property {string} protoText
 * @property {object} example
 * @property {import('./versions.mjs').Version[]} versions
 */

/**
 * @param {import('../contracts/layout.mjs').Layout} layout
 * @param {readonly import('../../libs/topics/src/index.js').Topic[]} catalogue
 * @param {typeof import('../../libs/topics/src/index.js').topicConfig} topicConfig
 * @returns {DocumentedEvent[]} in the order of the catalogue
 */
export function documentedEvents(layout, catalogue, topicConfig) {
  const files = filesOf(compile(layout.root, 'proto', { comments: true }));
  const comments = commentsIn(files);
  const versions = versionsOf(layout);
  return catalogue.map((topic) => {
    const { name } = topic.schema.file;
    return {
      topic,
      config: topicConfig(topic),
      message: files.find((file) => file.name === name).messages[0],
      comments,
      protoText: readFileSync(join(layout.proto, `${name}.proto`), 'utf8'),
      example: JSON.parse(readFileSync(join(layout.examples, `${topic.name}.json`), 'utf8')),
      versions: versions.get(name) ?? [],
    };
  });
}
