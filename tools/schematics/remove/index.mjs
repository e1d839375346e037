import { chain } from '@angular-devkit/schematics';
import ts from 'typescript';
import { Problem } from '../../stack/problem.mjs';
import { literal, parse } from '../edit.mjs';
import { layOut } from '../format.mjs';
import { articleOf, camel } from '../names.mjs';
import { assertService, servicesIn, topicsFile } from '../shop.mjs';

const contracts = 'libs/contracts/src';

/**
 * Removes a service from the lists, with its folder and its contracts. Other services keep the code that uses
 * its facts: their authors must remove that.
 * @param {{ name: string }} options
 * @returns {import('@angular-devkit/schematics').Rule}
 */
export function remove({ name }) {
  return (tree) => {
    assertService(tree, name);
    if (servicesIn(tree).length === 1) throw new Problem(`${name} is the only service.`);
    return chain([
      (changed) => {
        const topics = topicsOf(changed, name);
        takeOutOfCatalogue(changed, name, topics);
        for (const topic of topics) changed.delete(`libs/contracts/examples/${topic}.json`);
        const folders = [`apps/${name}`, `proto/shop/${name}`, `${contracts}/gen/shop/${name}`];
        for (const folder of folders) changed.delete(folder);
        changed.delete(topicsFile(name));
        const story = `test/e2e/${articleOf(name)}-${name}-is-opened-and-closed.e2e.spec.ts`;
        if (changed.exists(story)) changed.delete(story);
        change(changed, 'services.json', (text) =>
          text.replace(new RegExp(`,?\\n  "${name}": .*?\\}(,?)(?=\\n)`), '$1'),
        );
      },
      layOut(),
    ]);
  };
}

/**
 * The names that other code knows of a service. Code that still names one of these must be changed.
 * @param {import('@angular-devkit/schematics').Tree} tree @param {string} name
 */
export function topicsOf(tree, name) {
  const { subfiles } = tree.getDir(`proto/shop/${name}/v1`);
  return subfiles.map((file) => file.replace('.proto', '').replaceAll('_', '-'));
}

function takeOutOfCatalogue(tree, name, topics) {
  const variables = new Set(topics.map(camel));
  change(tree, `${contracts}/catalogue.ts`, (text) =>
    without(text, (source) => [
      ...literal(source, ['topicCatalogue']).elements.filter((each) => variables.has(each.getText())),
      ...importsFrom(source, `./${name}.topics.js`),
    ]),
  );
  change(tree, `${contracts}/index.ts`, (text) =>
    without(text, (source) =>
      source.statements.filter(
        ({ moduleSpecifier }) =>
          moduleSpecifier?.text === `./${name}.topics.js` ||
          moduleSpecifier?.text.startsWith(`./gen/shop/${name}/`),
      ),
    ),
  );
  change(tree, `${contracts}/id-namespaces.ts`, (text) =>
    without(text, (source) =>
      literal(source, ['ID_NAMESPACES']).properties.filter((each) => each.name.text === name),
    ),
  );
  for (const owner of servicesIn(tree).filter((each) => each !== name)) {
    change(tree, topicsFile(owner), (text) => without(text, (source) => subscribersOf(source, name)));
  }
}

/** In all topics of a file. */
function subscribersOf(source, service) {
  const found = [];
  const visit = (node) => {
    const isSubscriber = ts.isObjectLiteralExpression(node) && ts.isArrayLiteralExpression(node.parent);
    const of = isSubscriber && node.properties.find(({ name }) => name?.text === 'service')?.initializer.text;
    if (of === service) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function importsFrom(source, from) {
  return source.statements.filter(
    (each) => ts.isImportDeclaration(each) && each.moduleSpecifier.text === from,
  );
}

function change(tree, path, changed) {
  tree.overwrite(path, changed(tree.readText(path)));
}

/** The text without these nodes, and without the comma after each. */
function without(text, select) {
  const nodes = select(parse('text', text));
  let rest = text;
  for (const node of nodes.toSorted((one, other) => other.pos - one.pos)) {
    const [comma = ''] = rest.slice(node.end).match(/^\s*,/) ?? [];
    rest = rest.slice(0, node.pos) + rest.slice(node.end + comma.length);
  }
  return rest;
}
