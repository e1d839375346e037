import { apply, applyTemplates, chain, mergeWith, move, url } from '@angular-devkit/schematics';
import { Problem } from '../../stack/problem.mjs';
import { addElement, addImport, edit } from '../edit.mjs';
import { layOut } from '../format.mjs';
import { camel, ofService, pascal, snake, snakeOfCamel, words } from '../names.mjs';
import { subscribe } from '../reaction/index.mjs';
import { assertService, nextNumber, stampOf, topicIn } from '../shop.mjs';

/**
 * @param {{ name: string, of: string }} options
 * @returns {import('@angular-devkit/schematics').Rule}
 */
export function projection({ name: said, of: topic }) {
  return (tree) => {
    const { service, name } = ofService('a projection', said, 'order/completed-orders');
    assertService(tree, service);
    if (topic === undefined) throw new Problem('Name the fact that the view shows: --of <topic>');
    return chain([projectionOf(service, name, topic), layOut()]);
  };
}

/** A view with a row for each key of a topic. */
export function projectionOf(service, name, topicName) {
  return (tree) => {
    const topic = topicIn(tree, topicName);
    const view = `apps/${service}/src/views/${name}`;
    if (tree.getDir(view).subfiles.length > 0) throw new Problem(`${view} exists already.`);
    const number = nextNumber(tree, `apps/${service}/src/migrations/read`);
    const isUuid = topic.keyField.endsWith('Id');
    const values = {
      name,
      service,
      number,
      Name: pascal(name),
      camelName: camel(name),
      table: snake(name),
      inWords: words(name),
      topic: topic.name,
      variable: topic.variable,
      Event: pascal(topic.name),
      key: topic.keyField,
      keyColumn: snakeOfCamel(topic.keyField),
      keyType: isUuid ? 'uuid' : 'text',
      keySchema: isUuid ? 'z.uuid()' : 'z.string().min(1).max(100)',
      aKey: isUuid ? 'uuidv7()' : "uniqueName('key')",
      fromTesting: isUuid ? 'createTestDatabase' : 'createTestDatabase, uniqueName',
      fromTestingForBook: isUuid
        ? 'anEvent, createTestDatabase, foldedBy'
        : 'anEvent, createTestDatabase, foldedBy, uniqueName',
      importUuid: isUuid ? "import { uuidv7 } from '@shop/uuid';\n" : '',
      stamp: stampOf(),
    };
    return chain([
      mergeWith(apply(url('../projection/files'), [applyTemplates(values), move(`apps/${service}`)])),
      (changed) => {
        subscribe(changed, topic, service, 'projection', `Shows the ${words(name)}.`);
        list(changed, values);
      },
    ]);
  };
}

/** Lists the view for deployments and rebuilds, for audits, and for Nest. */
function list(tree, { service, name, Name, camelName, number, stamp }) {
  const migration = `Create${Name}${stamp}`;
  edit(
    tree,
    `apps/${service}/src/projections.ts`,
    addImport(migration, `./migrations/read/${number}-create-${name}.js`),
    addImport(`${Name}Projector`, `./views/${name}/${name}.projector.js`),
    addElement(['projections'], `{ projector: ${Name}Projector, migrations: [${migration}] }`),
  );
  edit(
    tree,
    `apps/${service}/src/books.ts`,
    addImport(`${camelName}Book`, `./books/${name}.book.js`),
    addElement(['books', 'views'], `${camelName}Book`),
  );
  edit(
    tree,
    `apps/${service}/src/app.module.ts`,
    addImport(`${Name}Module`, `./views/${name}/${name}.module.js`),
    addElement(['readSide'], `${Name}Module`),
  );
}
