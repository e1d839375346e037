import { compile, filesOf } from '../contracts/buf.mjs';
import { inFolder, releasesOf } from '../contracts/releases.mjs';

/** @typedef {{ release: number, date: string, changes: string[] }} Version */

/**
 * The versions of each contract. A release that does not change a contract makes no version of it.
 * @param {import('../contracts/layout.mjs').Layout} layout
 * @returns {Map<string, Version[]>} by file name
 */
export function versionsOf(layout) {
  const versions = new Map();
  /** @type {Map<string, Map<string, boolean>>} */
  const before = new Map();
  for (const { number, date, changed } of releasesOf(layout)) {
    const files = inFolder(changed.contracts, (folder) => filesOf(compile(layout.root, folder)));
    for (const file of files) {
      const { name } = file;
      const members = membersOf(file);
      const changes = before.has(name) ? changesBetween(before.get(name), members) : ['first version'];
      if (changes.length === 0) continue;
      versions.set(name, [...(versions.get(name) ?? []), { release: number, date, changes }]);
      before.set(name, members);
    }
  }
  return versions;
}

function changesBetween(before, now) {
  const added = [...now.keys()].filter((name) => !before.has(name));
  const deprecated = [...now].filter(([name, is]) => is && before.get(name) === false).map(([name]) => name);
  return [...naming('added', added), ...naming('deprecated', deprecated)];
}

function naming(what, names) {
  return names.length === 0 ? [] : [`${what} ${names.map((name) => `\`${name}\``).join(', ')}`];
}

/** Fields and enum values, and whether they are deprecated. Fields of the event itself have no prefix. */
function membersOf({ messages, enums }) {
  const [event] = messages;
  const all = messages.flatMap(withNested);
  const fields = all.flatMap((message) =>
    message.fields.map(({ name, deprecated }) => [
      message === event ? name : `${message.name}.${name}`,
      deprecated,
    ]),
  );
  const values = [...enums, ...all.flatMap(({ nestedEnums }) => nestedEnums)].flatMap((each) =>
    each.values.map(({ name, deprecated }) => [name, deprecated]),
  );
  return new Map([...fields, ...values]);
}

function withNested(message) {
  return [message, ...message.nestedMessages.flatMap(withNested)];
}
