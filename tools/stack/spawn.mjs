import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {object} Command
 * @property {string} command
 * @property {string[]} args
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] added to our own environment
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string} [log] the file for its output; by default our own output
 * @property {NodeJS.Signals} [stopSignal] SIGTERM by default
 */

/**
 * Starts a command as the leader of a process group of its own: Ctrl-C in the terminal does not reach it
 * (the script stops processes in order), and one signal to the group reaches all its children.
 * @param {Command} spec
 */
export function spawnGroup({ command, args, cwd, env, uid, gid, log }) {
  const output = log === undefined ? undefined : openLog(log);
  const identity = uid === undefined ? {} : { uid, gid };
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    ...identity,
    detached: true,
    stdio: ['ignore', output ?? 'inherit', output ?? 'inherit'],
  });
  if (output !== undefined) closeSync(output);
  return child;
}

function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a');
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself.
  }
}
