import ts from 'typescript';
import { apply, applyTemplates, chain, mergeWith, move, url } from '@angular-devkit/schematics';
import { Problem } from '../../stack/problem.mjs';
import {
  addElement,
  addImport,
  addMember,
  addProperty,
  addReturned,
  addToUnion,
  appended,
  declaration,
  edit,
  firstWithin,
  parse,
} from '../edit.mjs';
import { layOut } from '../format.mjs';
import { ofService, pascal, snake, words } from '../names.mjs';
import {
  assertService,
  featureOf,
  isSubscribed,
  nextNumber,
  stampOf,
  topicIn,
  topicsFile,
} from '../shop.mjs';

/**
 * @param {{ name: string, when: string }} options
 * @returns {import('@angular-devkit/schematics').Rule}
 */
export function reaction({ name: said, when }) {
  return (tree) => {
    const { service, name } = ofService('a reaction', said, 'shipment/repack-shipment');
    assertService(tree, service);
    if (when === undefined) throw new Problem('Name the fact: --when <topic>');
    return chain([reactionTo(service, name, when), layOut()]);
  };
}

/** Makes a reaction by which the aggregate of a service learns and remembers a fact. */
export function reactionTo(service, name, when) {
  return (tree) => {
    const topic = topicIn(tree, when);
    const feature = featureOf(tree, service);
    assertPossible(tree, service, name, topic, feature);
    const isFlag = tree.readText(`${feature.folder}/domain/known-facts.ts`).includes('?: true;');
    const known = isFlag ? topic.variable : `${topic.variable}At`;
    const values = {
      ...feature,
      name,
      service,
      topic: topic.name,
      variable: topic.variable,
      Class: `${pascal(name)}When${pascal(topic.name)}`,
      Event: pascal(topic.name),
      isFlag,
      known,
    };
    const target = `${feature.folder}/${name}`;
    return chain([
      mergeWith(apply(url('../reaction/files'), [applyTemplates(values), move(target)])),
      (changed) => {
        subscribe(changed, topic, service, 'reaction', 'Takes note of it.');
        listReaction(changed, feature, values);
        if (isFlag) rememberFlag(changed, feature, values);
        else rememberTime(changed, service, feature, values);
        tellReaders(changed, service, values);
        playAlong(changed, service, values);
      },
    ]);
  };
}

/** Adds the service to the readers of the topic, unless it reads it already. */
export function subscribe(tree, topic, service, kind, why) {
  if (isSubscribed(tree, topic, service, kind)) return;
  const subscriber = `{ service: '${service}', kind: '${kind}', why: '${why}' }`;
  edit(tree, topicsFile(topic.owner), addElement([topic.variable, 'subscribers'], subscriber));
}

function assertPossible(tree, service, name, topic, { folder, about }) {
  if (topic.owner === service) throw new Problem(`${service} does not read its own facts from the broker.`);
  if (isSubscribed(tree, topic, service, 'reaction')) {
    throw new Problem(`${service} reacts to ${topic.name} already.`);
  }
  if (!topic.fields.includes(about)) {
    throw new Problem(
      `${service} needs the ${about} of a fact, but ${topic.name} has none. It has ${topic.fields.join(', ')}.`,
    );
  }
  const file = `${folder}/${name}/${name}-when-${topic.name}.consumer.ts`;
  if (tree.exists(file)) throw new Problem(`${file} exists already.`);
}

function listReaction(tree, { name: feature, folder }, { name, topic, Class }) {
  const from = `./${name}/${name}-when-${topic}.consumer.js`;
  edit(tree, `${folder}/${feature}.module.ts`, addImport(Class, from), addElement(['reactions'], Class));
}

/** Remembers a fact by its name. */
function rememberFlag(tree, { folder }, { known, topic }) {
  const stored = `'${snake(topic).toUpperCase()}'`;
  const mapper = fileDeclaring(tree, `${folder}/persistence`, 'toRow');
  const entity = fileDeclaring(tree, `${folder}/persistence`, 'StoredFact');
  edit(tree, `${folder}/domain/known-facts.ts`, addMember('KnownFacts', `readonly ${known}?: true;`));
  edit(tree, mapper, addProperty(['stored'], `${known}: ${stored}`));
  edit(tree, entity, addToUnion('StoredFact', stored));
}

/** Remembers a fact by its time, in a column. */
function rememberTime(tree, service, { folder }, { known, topic }) {
  const column = `${snake(topic)}_at`;
  const mapper = fileDeclaring(tree, `${folder}/persistence`, 'toRow');
  const source = parse(mapper, tree.readText(mapper));
  const entityName = declaration(source, 'toRow').type.getText();
  const entity = fileDeclaring(tree, `${folder}/persistence`, entityName);
  edit(tree, `${folder}/domain/known-facts.ts`, addMember('KnownFacts', `readonly ${known}?: Date;`));
  edit(
    tree,
    entity,
    addMember(entityName, `@Column('timestamptz', { name: '${column}' })\n${known}!: Date | null;`),
  );
  edit(tree, mapper, addReturned('toRow', `${known}: known.${known} ?? null`), ...readBack(source, known));
  addColumn(tree, service, tableOf(entity, tree.readText(entity)), column);
}

/** `factsIn` takes the row, or the columns that it needs. */
function readBack(source, known) {
  const [parameter] = declaration(source, 'factsIn').parameters;
  if (ts.isIdentifier(parameter.name)) {
    const row = parameter.name.text;
    return [addReturned('factsIn', `...(${row}.${known} && { ${known}: ${row}.${known} })`)];
  }
  const taken = (latest) => appended(declaration(latest, 'factsIn').parameters[0].name.elements, known);
  return [taken, addReturned('factsIn', `...(${known} && { ${known} })`)];
}

function addColumn(tree, service, table, column) {
  const folder = `apps/${service}/src/migrations/write`;
  const stamp = stampOf();
  const name = `add-${column.replaceAll('_', '-')}`;
  const Class = `${pascal(name)}${stamp}`;
  const file = `${nextNumber(tree, folder)}-${name}`;
  tree.create(
    `${folder}/${file}.ts`,
    `import type { Migration, QueryRunner } from '@shop/database';

export class ${Class} implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ${table} add column ${column} timestamptz');
  }
}
`,
  );
  edit(
    tree,
    `apps/${service}/src/databases.ts`,
    addImport(Class, `./migrations/write/${file}.js`),
    addElement(['databases', 'migrations'], Class),
  );
}

/** Adds the reaction to the README of the service. */
function tellReaders(tree, service, { name, topic, folder }) {
  const readme = `apps/${service}/README.md`;
  const path = `${folder.replace(`apps/${service}/`, '')}/${name}/${name}-when-${topic}.consumer.ts`;
  const line = `- [It reacts](${path}) to the fact \`${topic}\`: ${words(name)}.\n`;
  if (!tree.exists(readme)) tree.create(readme, `# The ${service} service\n\n${line}`);
  else tree.overwrite(readme, `${tree.readText(readme).trimEnd()}\n\n${line}`);
}

/**
 * Adds the reaction to the test of convergence, which plays the services together: the fact is among those
 * that come in any order.
 */
function playAlong(tree, service, { folder, name, topic, variable, Class }) {
  const player = `test/convergence/services/${service}-service.ts`;
  if (!tree.exists(player)) return;
  edit(
    tree,
    player,
    addImport(Class, `../../../${folder}/${name}/${name}-when-${topic}.consumer.js`),
    addImport(variable, '@shop/contracts'),
    (source) => {
      const isMap = (node) => ts.isNewExpression(node) && node.expression.getText() === 'Map';
      const reactions = firstWithin(source, (node) => isMap(node) && node.arguments.length > 0).arguments[0];
      return appended(reactions.elements, `reaction(${variable}, new ${Class}(learnFact))`);
    },
  );
}

function fileDeclaring(tree, folder, name) {
  const pattern = new RegExp(`\\b(?:class|function|type|interface) ${name}\\b`);
  const file = tree.getDir(folder).subfiles.find((each) => pattern.test(tree.readText(`${folder}/${each}`)));
  if (!file) throw new Problem(`No file in ${folder} declares ${name}.`);
  return `${folder}/${file}`;
}

function tableOf(entity, text) {
  const [, table] = text.match(/@Entity\('(\w+)'\)/) ?? [];
  if (!table) throw new Problem(`${entity} does not name its table.`);
  return table;
}
