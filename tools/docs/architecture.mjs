import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../stack/paths.mjs';
import { importsBetweenRooms } from './imports.mjs';
import { table } from './table.mjs';

const PAGE = join(projectFolder, 'docs/architecture.md');
/** It imports nearly all libraries, and only tests use it: its arrows would cross the whole drawing. */
const LEFT_OUT = 'libs/testing';

/**
 * Writes the page of the architecture: its generated parts come from the current imports and READMEs, and the
 * rest, which is written by hand, stays.
 * @param {string} target
 */
export async function generateArchitecture(target) {
  const imports = importsBetweenRooms();
  const libraries = [...imports.keys()].filter((room) => room.startsWith('libs/')).toSorted(byName);
  const parts = {
    imports: `\`\`\`mermaid\n${drawing(imports)}\n\`\`\``,
    libraries: table(['Library', 'What it is for'], libraries.map(describe)),
  };
  let page = readFileSync(PAGE, 'utf8');
  for (const [name, text] of Object.entries(parts)) page = withPart(page, name, text);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

function withPart(page, name, text) {
  const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for ${name}: write ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** The first paragraph of a library's README. */
function describe(library) {
  const text = readFileSync(join(projectFolder, library, 'README.md'), 'utf8');
  const [, paragraph = ''] = text.split('\n\n');
  return [`[${basename(library)}](../${library}/README.md)`, paragraph.replaceAll('\n', ' ')];
}

function drawing(imports) {
  const rooms = [...imports.keys()].filter((room) => room !== LEFT_OUT).toSorted(byName);
  const arrows = new Map(rooms.map((room) => [room, withoutImplied(imports, room)]));
  // The services import the same: one box for all of them.
  const apps = rooms.filter((room) => room.startsWith('apps/'));
  const boxes = Map.groupBy(apps, (room) => arrows.get(room).join());
  for (const room of rooms) if (!apps.includes(room)) boxes.set(room, [room]);
  return [
    'flowchart TD',
    ...[...boxes.values()].map(
      (box) => `  ${idOf(box[0])}["${box.map((room) => basename(room)).join(', ')}"]`,
    ),
    ...[...boxes.values()].flatMap(([room]) =>
      arrows.get(room).map((to) => `  ${idOf(room)} --> ${idOf(to)}`),
    ),
  ].join('\n');
}

/** The imports of a room, without those that another of its imports implies. */
function withoutImplied(imports, room) {
  const direct = [...imports.get(room)].toSorted(byName);
  return direct.filter(
    (to) => !direct.some((other) => other !== to && isReached(imports, other, to, new Set())),
  );
}

function isReached(imports, from, to, seen) {
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(imports.get(from) ?? [])].some((next) => next === to || isReached(imports, next, to, seen));
}

function byName(a, b) {
  return a.localeCompare(b);
}

function idOf(room) {
  return room.replace('/', '-');
}
