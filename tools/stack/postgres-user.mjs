import { readFileSync, statSync } from 'node:fs';
import { onPath } from './java.mjs';

/**
 * PostgreSQL refuses to run as root. When we are root, its commands run as the owner of the data folder or, before
 * there is one, as `postgres` or `nobody`.
 * @param {string} dataFolder
 * @returns {{ uid: number, gid: number } | undefined} undefined when we are an ordinary user
 */
export function postgresUser(dataFolder) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return userNamed('postgres') ?? userNamed('nobody');
}

/**
 * The command as that user. setpriv, where the system has it, also keeps the right to pass through folders of root: a
 * project below /root would be out of reach otherwise.
 * @param {string} command
 * @param {string[]} args
 * @param {{ uid: number, gid: number } | undefined} user
 */
export function asUser(command, args, user) {
  if (!user) return { command, args };
  const setpriv = onPath('setpriv');
  if (!setpriv) return { command, args, ...user };
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  const passage = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { command: setpriv, args: [...identity, ...passage, '--', command, ...args] };
}

function userNamed(name) {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  if (!row) return undefined;
  const [, , uid, gid] = row.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
