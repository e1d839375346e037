import ts from 'typescript';
import { chain } from '@angular-devkit/schematics';
import { Problem } from '../../stack/problem.mjs';
import { addAtEnd, addBefore, addCase, addImport, addToUnion, edit, firstWithin, parse } from '../edit.mjs';
import { layOut } from '../format.mjs';
import { camel, kebabName, ofService, pascal, pluralOf, snakeOfCamel, words } from '../names.mjs';
import { projectionOf } from '../projection/index.mjs';
import { reactionTo } from '../reaction/index.mjs';
import { addToCatalogue } from '../service/index.mjs';
import { assertService, featureOf, keyFieldOf, protoFile, servicesIn, topicsFile } from '../shop.mjs';
import { showVersionOf } from './shown-version.mjs';

/**
 * @param {{ name: string, readers?: string[] }} options
 * @returns {import('@angular-devkit/schematics').Rule}
 */
export function event({ name: said, readers = [] }) {
  return (tree) => {
    const { service: owner, name } = ofService('an event', said, 'order/order-noted');
    assertService(tree, owner);
    for (const reader of readers) assertReader(tree, owner, reader);
    assertNew(tree, name);
    return chain([
      (changed) => {
        const shared = sharedFields(changed, owner);
        changed.create(protoFile(owner, name), protoOf(owner, name, shared));
        changed.create(`libs/contracts/examples/${name}.json`, exampleOf(changed, shared));
        publish(changed, owner, name);
        edit(
          changed,
          topicsFile(owner),
          addImport(`${pascal(name)}Schema`, genFile(owner, name)),
          addAtEnd(topicOf(name)),
        );
        addToCatalogue(changed, owner, name);
      },
      projectionOf(owner, viewOf(owner, name), name),
      (changed) => showVersionOf(changed, { owner, topic: name, view: viewOf(owner, name) }),
      ...readers.map((reader) => reactionTo(reader, noticeOf(name), name)),
      layOut(),
    ]);
  };
}

function assertReader(tree, owner, reader) {
  assertService(tree, reader);
  if (reader === owner) {
    throw new Problem(`${owner} does not read its own facts from the broker: leave it out of --readers.`);
  }
}

function assertNew(tree, name) {
  const [, ...rest] = name.split('-');
  if (rest.length === 0) {
    throw new Problem(
      `${JSON.stringify(kebabName('an event', name))} is not a noun and a verb in the past, such as order-noted.`,
    );
  }
  const owner = servicesIn(tree).find((service) => tree.exists(protoFile(service, name)));
  if (owner) throw new Problem(`There is a topic ${name} of ${owner} already.`);
}

/** The fields that all facts of the aggregate share, as one of them documents them. */
function sharedFields(tree, owner) {
  const folder = tree.getDir(`proto/shop/${owner}/v1`);
  const keyField = snakeOfCamel(keyFieldOf(tree, owner));
  const all = folder.subfiles
    .map((file) => ({
      topic: file.replace('.proto', '').replaceAll('_', '-'),
      fields: fieldsOf(tree.readText(`${folder.path}/${file}`)),
    }))
    .filter(({ fields }) => fields[0]?.name === keyField);
  const [{ topic, fields }] = all.toSorted((one, other) => one.fields.length - other.fields.length);
  const isShared = ({ name }) => all.every((each) => each.fields.some((field) => field.name === name));
  return { example: `libs/contracts/examples/${topic}.json`, fields: fields.filter(isShared) };
}

function fieldsOf(proto) {
  const [, body = ''] = proto.match(/^message \w+ \{\n([\s\S]*?)^\}/m) ?? [];
  return [...body.matchAll(/((?: {2}\/\/.*\n)*) {2}([\w.]+) (\w+) = \d+;/g)].map(
    ([, comment, type, name]) => {
      return { comment: name === 'occurred_at' ? '  // When it happened.\n' : comment, type, name };
    },
  );
}

function protoOf(owner, name, { fields }) {
  const lines = fields.map(
    ({ comment, type, name: field }, index) => `${comment}  ${type} ${field} = ${index + 1};\n`,
  );
  return `syntax = "proto3";

package shop.${owner}.v1;

import "google/protobuf/timestamp.proto";

// ${sentenceOf(name)}
message ${pascal(name)} {
${lines.join('\n')}}
`;
}

/** `order-noted`: An order was noted. */
function sentenceOf(name) {
  const [thing = '', ...happened] = words(name).split(' ');
  return `${/^[aeiou]/.test(thing) ? 'An' : 'A'} ${thing} was ${happened.join(' ')}.`;
}

function exampleOf(tree, { example, fields }) {
  const neighbour = tree.readJson(example);
  const names = fields.map(({ name }) => camel(name.replaceAll('_', '-')));
  return `${JSON.stringify(Object.fromEntries(names.map((each) => [each, neighbour[each]])), null, 2)}\n`;
}

function topicOf(name) {
  return `
export const ${camel(name)} = shopTopic({
  ...key,
  name: '${name}',
  schema: ${pascal(name)}Schema,
  subscribers: [],
});`;
}

/**
 * Adds the event to the domain, and its path to the topic. The code that records it is a decision of its
 * author.
 */
function publish(tree, owner, name) {
  const { folder } = featureOf(tree, owner);
  const events = fileIn(tree, `${folder}/domain`, '.events.ts');
  const mapper = fileIn(tree, `${folder}/persistence`, '-event.ts');
  const { union, base } = eventTypes(events, tree.readText(events));
  const type = pascal(name);
  edit(
    tree,
    events,
    addBefore(union, `export interface ${type} extends ${base} {\n  readonly type: '${type}';\n}`),
    addToUnion(union, type),
  );
  edit(
    tree,
    mapper,
    addImport(camel(name), '@shop/contracts'),
    addCase(`publish${union}`, `case '${type}':\n  outbox.append(tx, ${camel(name)}, fact);\n  break;`),
  );
}

function fileIn(tree, folder, suffix) {
  const file = tree.getDir(folder).subfiles.find((each) => each.endsWith(suffix));
  if (!file) throw new Problem(`${folder} has no file *${suffix}.`);
  return `${folder}/${file}`;
}

/** `type OrderEvent = ...`, and the `OrderFact` that its members extend. */
function eventTypes(path, text) {
  const source = parse(path, text);
  const union = firstWithin(
    source,
    (node) => ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('Event'),
  ).name.text;
  return { union, base: union.replace(/Event$/, 'Fact') };
}

const genFile = (owner, name) => `./gen/shop/${owner}/v1/${name.replaceAll('-', '_')}_pb.js`;

/** `order-noted`: notice order. */
const noticeOf = (name) => `notice-${name.split('-').slice(0, -1).join('-')}`;

/** `order-noted`: noted orders. */
function viewOf(owner, name) {
  return name.startsWith(`${owner}-`)
    ? `${name.slice(owner.length + 1)}-${pluralOf(owner)}`
    : `${name}-facts`;
}
