import { snake, snakeOfCamel } from '../names.mjs';
import { keyFieldOf, topicsByKey } from '../shop.mjs';

/** `select ..., version, ... from <table>`. */
const shown = /(?<=\bselect\b[^;`]*?), (?:(\w+_version) as )?version(?=,[^;`]*?\sfrom (\w+)[\s`])/g;
/** The end of that column after the first event that was added. */
const shownWithOthers = /\n {6}\w+\) as version(?=,[^;`]*?\sfrom (\w+)[\s`])/g;

/**
 * Makes a view that shows the version of the aggregate also show that of the new fact, so that a reader gets
 * the version that a command has answered with (`?minVersion=`, `If-Match`).
 *
 * The fact's own view knows its version. The other view must not store it: its version guards the columns of
 * all of its facts, such as a status, and an earlier fact that came later would be left out.
 * @param {import('@angular-devkit/schematics').Tree} tree
 * @param {{ owner: string, topic: string, view: string }} fact
 */
export function showVersionOf(tree, { owner, topic, view }) {
  const key = snakeOfCamel(keyFieldOf(tree, owner));
  for (const path of queriesOf(tree, fullestView(tree, owner, topic))) {
    const text = tree.readText(path);
    const changed = withVersionOf(text, snake(view), key);
    if (changed !== text) tree.overwrite(path, changed);
  }
}

/** Returns the view with the most facts of the aggregate: one view has all of them. */
function fullestView(tree, owner, newTopic) {
  const known = topicsByKey(tree, owner).filter(({ name }) => name !== newTopic);
  const views = tree.getDir(`apps/${owner}/src/views`);
  const counted = views.subdirs.map((name) => {
    const folder = `${views.path}/${name}`;
    const projector = `${folder}/${name}.projector.ts`;
    const text = tree.exists(projector) ? tree.readText(projector) : '';
    return { folder, facts: known.filter(({ variable }) => text.includes(`@Projects(${variable})`)).length };
  });
  return counted.toSorted((one, other) => other.facts - one.facts)[0]?.folder;
}

function queriesOf(tree, folder) {
  if (folder === undefined) return [];
  const files = tree.getDir(folder).subfiles.filter((file) => file.endsWith('.query.ts'));
  return files.map((file) => `${folder}/${file}`);
}

function withVersionOf(text, newTable, key) {
  const newer = (table) =>
    `\n      (select newer.version from ${newTable} newer where newer.${key} = ${table}.${key}),`;
  return text.search(shownWithOthers) >= 0
    ? text.replace(shownWithOthers, (own, table) => newer(table) + own)
    : text.replace(
        shown,
        (_, own = 'version', table) => `,\n    greatest(${newer(table)}\n      ${own}) as version`,
      );
}
