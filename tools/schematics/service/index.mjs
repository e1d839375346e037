import { createHash, randomUUID } from 'node:crypto';
import { apply, applyTemplates, chain, mergeWith, move, url } from '@angular-devkit/schematics';
import { parseServices } from '../../stack/services.mjs';
import { Problem } from '../../stack/problem.mjs';
import { addElement, addExport, addExportOfAll, addImport, addProperty, edit } from '../edit.mjs';
import { layOut } from '../format.mjs';
import { articleOf, camel, isReserved, pascal, pluralOf, snake, words } from '../names.mjs';
import { protoFile, servicesIn, stampOf, topicIn, topicsFile } from '../shop.mjs';

/** The order in an example and a spec. */
const exampleOrder = '0192b3c4-0000-7000-8000-000000000001';
const orderOfExample = '019f1d8c-e278-7cc2-9d5e-3c1f0a5b7e21';

/**
 * @param {{ name: string, port?: number, description?: string, when?: string }} options
 * @returns {import('@angular-devkit/schematics').Rule}
 */
export function service({ name, port, description, when: fact = 'order-placed' }) {
  return (tree) => {
    const entry = listed(tree, name, port, description);
    const topic = topicIn(tree, fact);
    if (!topic.fields.includes('orderId')) {
      throw new Problem(`${fact} has no order_id, so it is not about an order.`);
    }
    const namespace = randomUUID();
    const values = {
      ...namesOf(name),
      fact,
      factInWords: words(fact),
      when: camel(fact),
      when_: snake(fact),
      When: pascal(fact),
      stamp: stampOf(),
      idOfExample: uuidv5(namespace, exampleOrder),
      exampleId: uuidv5(namespace, orderOfExample),
    };
    return chain([
      mergeWith(apply(url('./files'), [applyTemplates(values), move('/')])),
      (created) => {
        created.overwrite('services.json', withEntry(created.readText('services.json'), name, entry));
        edit(
          created,
          'libs/contracts/src/id-namespaces.ts',
          addProperty(['ID_NAMESPACES'], `${name}: '${namespace}'`),
        );
        const why = `Opens the ${name}.`;
        edit(
          created,
          topicsFile(topic.owner),
          addElement(
            [topic.variable, 'subscribers'],
            `{ service: '${name}', kind: 'reaction', why: '${why}' }`,
          ),
        );
        for (const each of [`${name}-opened`, `${name}-closed`]) addToCatalogue(created, name, each);
      },
      layOut(),
    ]);
  };
}

/** Exports a topic and its messages, and adds it to the catalogue. */
export function addToCatalogue(tree, owner, topic) {
  const from = `./${owner}.topics.js`;
  edit(
    tree,
    'libs/contracts/src/index.ts',
    addExportOfAll(`./gen/shop/${owner}/v1/${snake(topic)}_pb.js`),
    addExport(camel(topic), from),
  );
  edit(
    tree,
    'libs/contracts/src/catalogue.ts',
    addImport(camel(topic), from),
    addElement(['topicCatalogue'], camel(topic)),
  );
}

function listed(tree, name, port, description = `Keeps ${articleOf(name)} ${name} for each order.`) {
  const services = servicesIn(tree);
  if (services.includes(name)) throw new Problem(`There is a service ${name} already.`);
  const entry = { port: port ?? freePort(tree, name), description };
  parseServices(JSON.stringify({ ...tree.readJson('services.json'), [name]: entry }));
  assertNoun(tree, name);
  return entry;
}

/** The first free port above those of the other services. */
function freePort(tree, name) {
  const list = tree.readJson('services.json');
  const above = Math.max(...Object.values(list).map(({ port }) => port));
  for (let port = above + 1; ; port += 1) {
    try {
      parseServices(JSON.stringify({ ...list, [name]: { port, description: name } }));
      return port;
    } catch (error) {
      if (!/ port \d+ is one of /.test(error.message)) throw error;
    }
  }
}

/** The name must be a noun in the singular: it names a class with many instances. */
function assertNoun(tree, name) {
  if (isReserved(name)) {
    throw new Problem(`${name} is a reserved word, which code cannot use as a name.`);
  }
  if (/[^s]s$/.test(name)) {
    throw new Problem(`The name of a service is a noun in the singular: ${name.slice(0, -1)}.`);
  }
  const taken = [`apps/${name}`, `proto/shop/${name}`].find((folder) => !isEmpty(tree.getDir(folder)));
  if (taken) throw new Problem(`${taken} exists already.`);
  if (servicesIn(tree).some((owner) => tree.exists(protoFile(owner, `${name}-opened`)))) {
    throw new Problem(`There is a topic ${name}-opened already.`);
  }
}

function isEmpty({ subdirs, subfiles }) {
  return subdirs.length + subfiles.length === 0;
}

function namesOf(name) {
  const names = pluralOf(name);
  const a = articleOf(name);
  return { name, Name: pascal(name), NAME: name.toUpperCase(), names, Names: pascal(names), a, A: pascal(a) };
}

/** Adds one line before the end. */
function withEntry(text, name, { port, description }) {
  const line = `"${name}": { "port": ${port}, "description": ${JSON.stringify(description)} }`;
  return text.replace(/\n\}\s*$/, `,\n  ${line}\n}\n`);
}

/** The same UUID as the code makes: RFC 9562, version 5. */
function uuidv5(namespace, name) {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
