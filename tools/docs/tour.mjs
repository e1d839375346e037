import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

const PAGE = 'docs/tour.md';
/** A file, the line that the tour quotes from it, and what the tour says about that line. */
const READ = /^- \[[^\]]+\]\(\.\.\/([^)]+)\): `(.+?)`\. (.+)$/;

/** Writes the stops of docs/tour.md as a CodeTour. @param {string} file */
export function generateTour(file) {
  const [introduction, ...sections] = readFileSync(join(projectFolder, PAGE), 'utf8').split(/^## /m);
  const stops = sections.filter((section) => /^\d+\. /.test(section));
  const tour = {
    $schema: 'https://aka.ms/codetour-schema',
    title: 'The tour',
    description: `Made from ${PAGE} by npm run docs:tour`,
    isPrimary: true,
    steps: [{ title: 'Before you begin', description: described(introduction) }, ...stops.flatMap(stepsOf)],
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(tour, null, 2)}\n`);
}

/** @param {string} stop */
function stepsOf(stop) {
  const [, title, todo, read, toBreak] =
    /^(.+?)\n(.+)^\*\*Read\.\*\*\n(.+)^\*\*Break\.\*\*(.+)$/ms.exec(stop) ?? [];
  if (title === undefined) throw new Error(`${PAGE}: a stop has no "Do", "See", "Read" or "Break": ${stop}`);
  // A table after the list belongs to the task and the observation.
  const [list, ...rest] = read.trim().split(/\n\n(?!- )/);
  const items = list.split(/\n(?=- )/).map((item) => readStep(title, item.replaceAll(/\n\s+/g, ' ')));
  return [
    { title, description: described([todo, ...rest].join('\n\n')) },
    ...items,
    { title, description: described(`**Break.**${toBreak}`) },
  ];
}

function readStep(title, item) {
  const [, file, quote, text] = READ.exec(item) ?? [];
  if (file === undefined) throw new Error(`${PAGE}: no file with a quoted line: ${item}`);
  const lines = readFileSync(join(projectFolder, file), 'utf8').split('\n');
  const count = lines.filter((line) => line.includes(quote)).length;
  if (count !== 1) throw new Error(`${PAGE} quotes a line of ${file} that occurs ${count} times: ${quote}`);
  // Finds the line by its text, not by its number: a change above it would make the tour wrong.
  return {
    title,
    file,
    pattern: quote.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    description: described(text),
  };
}

/** Adapts the text to the editor: links start at the root of the repository, and a click runs a command. */
function described(markdown) {
  return markdown
    .replace(/^# .*\n/, '')
    .replaceAll(/\]\((?!https?:|#)([^)]+)\)/g, (_, target) => `](./${join('docs', target)})`)
    .replaceAll(/```sh\n(.*?)```/gs, (block, commands) =>
      /^(for|done)/m.test(commands) ? block : clickable(commands),
    )
    .trim();
}

function clickable(commands) {
  return commands
    .trim()
    .split('\n')
    .map((command) => `>> ${command}`)
    .join('\n\n');
}
