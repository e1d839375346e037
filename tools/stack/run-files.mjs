import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLine } from './process-table.mjs';

/**
 * What a running stack leaves in `<instance>/run`: one file per part with its pid, and the ports. A file proves
 * nothing by itself: a part runs when the process with that pid works in this folder.
 * @typedef {{ pid: number, owner: number | null }} RunningPart `owner` is the script it ends with, null if detached
 */
const runFolder = (folder) => join(folder, 'run');
export const lockFile = (folder) => join(runFolder(folder), 'lock');
const partFile = (folder, name) => join(runFolder(folder), `${name}.json`);

/** @param {string} folder @param {string} name @returns {RunningPart | undefined} */
export function runningPart(folder, name) {
  const part = read(partFile(folder, name));
  return part && worksIn(folder, part.pid) ? part : undefined;
}

/** @param {string} folder @param {string} name @param {RunningPart} part */
export function recordPart(folder, name, part) {
  write(partFile(folder, name), part);
}

export function forgetPart(folder, name) {
  rmSync(partFile(folder, name), { force: true });
}

/** @param {string} folder @param {number} pid */
export function worksIn(folder, pid) {
  return commandLine(pid).includes(`${folder}/`);
}

/** @param {string} folder @param {import('./ports.mjs').Ports} ports */
export function recordPorts(folder, ports) {
  write(join(runFolder(folder), 'ports.json'), ports);
}

/** The ports the parts were last started with. @returns {import('./ports.mjs').Ports | undefined} */
export function recordedPorts(folder) {
  return read(join(runFolder(folder), 'ports.json'));
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
}
