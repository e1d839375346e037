import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { onPath } from './java.mjs';
import { projectFolder } from './paths.mjs';
import { Problem } from './problem.mjs';

/** @typedef {{ uid: number, gid: number }} User */

/**
 * PostgreSQL refuses to run as root. When this script runs as root, PostgreSQL's commands run as the owner of
 * the data folder or, before there is one, as `postgres` or `nobody`.
 * @param {string} dataFolder
 * @returns {User | undefined} undefined for an ordinary user
 */
export function postgresUser(dataFolder) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return userNamed('postgres') ?? userNamed('nobody');
}

/** @param {string} command @param {string[]} args @param {User | undefined} user */
export function asUser(command, args, user) {
  if (!user) return { command, args };
  return canReach(projectFolder, user) ? { command, args, ...user } : withPassage(command, args, user);
}

/**
 * Other users cannot reach a project below /root, unless they keep root's right to pass through folders.
 */
function withPassage(command, args, { uid, gid }) {
  const setpriv = onPath('setpriv');
  if (!setpriv) {
    throw new Problem(
      `PostgreSQL cannot run as root, and an ordinary user cannot reach ${projectFolder}.\n` +
        'Move the project elsewhere, or install util-linux (for setpriv).',
    );
  }
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const passage = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return { command: setpriv, args: [...identity, ...passage, '--', command, ...args] };
}

function canReach(folder, user) {
  const { mode, uid } = statSync(folder);
  const open = uid === user.uid ? 0o100 : 0o001;
  const above = dirname(folder);
  return (mode & open) !== 0 && (above === folder || canReach(above, user));
}

function userNamed(name) {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const found = users.find((each) => each.startsWith(`${name}:`));
  if (!found) return undefined;
  const [, , uid, gid] = found.split(':').map(Number);
  return { uid, gid };
}
