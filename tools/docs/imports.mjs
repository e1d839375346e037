import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder, projectNode } from '../stack/paths.mjs';

const ROOM = '^(?:apps|libs)/[^/]+/';

/**
 * Returns the rooms (`libs/outbox`) that the sources of each room import, without tests, from the tool that
 * checks the boundaries.
 * @returns {Map<string, Set<string>>}
 */
export function importsBetweenRooms() {
  const options = {
    config: '.dependency-cruiser.cjs',
    'include-only': `${ROOM}src/`,
    exclude: '[.]spec[.]ts$',
    collapse: ROOM,
    'output-type': 'json',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const depcruise = join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const output = execFileSync(projectNode, [depcruise, 'apps', 'libs', ...args], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  return new Map(JSON.parse(output).modules.map((room) => [nameOf(room.source), importedBy(room)]));
}

function importedBy({ dependencies }) {
  return new Set(dependencies.map(({ resolved }) => nameOf(resolved)));
}

/** The name of a collapsed module is a folder with a slash at its end. */
function nameOf(folder) {
  return folder.replace(/\/$/, '');
}
