import ts from 'typescript';
import { Problem } from '../stack/problem.mjs';
import { declaration, firstWithin, literal, parse } from './edit.mjs';
import { camel, snake } from './names.mjs';

const contracts = 'libs/contracts/src';

/** @param {import('@angular-devkit/schematics').Tree} tree @returns {string[]} */
export function servicesIn(tree) {
  return Object.keys(tree.readJson('services.json'));
}

/** @param {import('@angular-devkit/schematics').Tree} tree @param {string} service */
export function assertService(tree, service) {
  const services = servicesIn(tree);
  if (services.includes(service)) return;
  throw new Problem(`There is no service ${JSON.stringify(service)}, only ${services.join(', ')}.`);
}

/** @param {string} owner */
export const topicsFile = (owner) => `${contracts}/${owner}.topics.ts`;

/**
 * A topic of the catalogue, by its name.
 * @param {import('@angular-devkit/schematics').Tree} tree @param {string} name
 */
export function topicIn(tree, name) {
  const owner = servicesIn(tree).find((service) => tree.exists(protoFile(service, name)));
  if (!owner) throw new Problem(`There is no topic ${JSON.stringify(name)} in the catalogue.`);
  const fields = fieldsOf(tree.readText(protoFile(owner, name)));
  return { name, owner, variable: camel(name), keyField: fields[0], fields };
}

/** @param {string} owner @param {string} topic */
export const protoFile = (owner, topic) => `proto/shop/${owner}/v1/${snake(topic)}.proto`;

/** The names of the fields of the first message, as in the generated code. @param {string} proto */
function fieldsOf(proto) {
  const [, body = ''] = proto.match(/^message \w+ \{\n([\s\S]*?)^\}/m) ?? [];
  return [...body.matchAll(/^ {2}(?:repeated |optional )?[\w.]+ (\w+) = \d+;/gm)].map(([, name]) =>
    camel(name.replaceAll('_', '-')),
  );
}

/**
 * The key of a service's facts, as its topics define it. @param
 * {import('@angular-devkit/schematics').Tree} tree @param {string} owner
 */
export function keyFieldOf(tree, owner) {
  const source = parse('topics', tree.readText(topicsFile(owner)));
  const { properties } = literal(source, ['key']);
  return properties.find(({ name }) => name.text === 'keyField').initializer.text;
}

/**
 * The topics of a service's aggregate: those with its key, not the stock's. @param
 * {import('@angular-devkit/schematics').Tree} tree @param {string} owner
 */
export function topicsByKey(tree, owner) {
  const keyField = keyFieldOf(tree, owner);
  return tree
    .getDir(`proto/shop/${owner}/v1`)
    .subfiles.map((file) => topicIn(tree, file.replace('.proto', '').replaceAll('_', '-')))
    .filter((topic) => topic.keyField === keyField);
}

/**
 * Whether the topic has a subscriber of that kind. @param {import('@angular-devkit/schematics').Tree} tree
 */
export function isSubscribed(tree, { owner, variable }, service, kind) {
  const source = parse('topics', tree.readText(topicsFile(owner)));
  const { elements } = literal(source, [variable, 'subscribers']);
  const said = (element, key) => element.properties.find(({ name }) => name.text === key)?.initializer.text;
  return elements.some((each) => said(each, 'service') === service && said(each, 'kind') === kind);
}

/**
 * The features of a service that react to facts: folders with a `learn-fact.handler.ts`. @param
 * {import('@angular-devkit/schematics').Tree} tree @param {string} service
 */
export function featureOf(tree, service) {
  const { subdirs } = tree.getDir(`apps/${service}/src`);
  const name = subdirs.find((each) => tree.exists(`apps/${service}/src/${each}/learn-fact.handler.ts`));
  if (!name) {
    throw new Problem(
      `apps/${service}/src has no feature with a learn-fact.handler.ts, which its reactions need.`,
    );
  }
  const folder = `apps/${service}/src/${name}`;
  const handler = parse('handler', tree.readText(`${folder}/learn-fact.handler.ts`));
  const { parameters } = declaration(handler, 'execute');
  const module = parse('module', tree.readText(`${folder}/${name}.module.ts`));
  if (!firstWithin(module, (node) => ts.isVariableDeclaration(node) && node.name.text === 'reactions')) {
    throw new Problem(`${folder}/${name}.module.ts has no list of reactions.`);
  }
  return { name, folder, about: parameters[1].name.text, takesNow: parameters.length > 3 };
}

/**
 * The next number of the numbered files: 0001-..., 0002-... @param
 * {import('@angular-devkit/schematics').Tree} tree @param {string} folder
 */
export function nextNumber(tree, folder) {
  const numbers = tree
    .getDir(folder)
    .subfiles.map((file) => Number.parseInt(file, 10))
    .filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** The stamp of a migration: the current time, so later than any other. */
export const stampOf = () => String(Date.now());
