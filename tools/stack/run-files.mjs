import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLine } from './process-table.mjs';

/**
 * A running instance leaves files in `<instance>/run`: one per process, and the ports. A file alone
 * proves nothing: after a reboot its pid may belong to another program.
 * @typedef {object} Running
 * @property {number} pid
 * @property {number | null} owner the pid of the script it ends with; null when it is detached
 * @property {string} mark a part of its command line
 * @property {NodeJS.Signals} stopSignal
 */

const runFolder = (folder) => join(folder, 'run');
const processFile = (folder, name) => join(runFolder(folder), `${name}.pid`);
const portsFile = (folder) => join(runFolder(folder), 'ports.json');
/** @param {string} folder */
export const lockFile = (folder) => join(runFolder(folder), 'lock');

/**
 * @param {string} folder @param {string} name @returns {Running | undefined} undefined when it does not run
 */
export function runningProcess(folder, name) {
  const recorded = read(processFile(folder, name));
  return recorded && isRunning(recorded) ? recorded : undefined;
}

/** @param {string} folder @returns {(Running & { name: string })[]} */
export function runningProcesses(folder) {
  const files = listed(runFolder(folder)).filter((file) => file.endsWith('.pid'));
  return files.flatMap((file) => {
    const name = file.slice(0, -'.pid'.length);
    const running = runningProcess(folder, name);
    return running ? [{ name, ...running }] : [];
  });
}

/** @param {Running} recorded */
export function isRunning({ pid, mark }) {
  return commandLine(pid).includes(mark);
}

/** @param {string} folder @param {string} name @param {Running} running */
export function recordProcess(folder, name, running) {
  write(processFile(folder, name), running);
}

/** @param {string} folder @param {string} name */
export function forgetProcess(folder, name) {
  rmSync(processFile(folder, name), { force: true });
}

/** @param {string} folder @param {import('./ports.mjs').Ports} ports */
export function recordPorts(folder, ports) {
  write(portsFile(folder), ports);
}

/**
 * Whether a stack was ever started in the folder: then its ports are recorded there. @param {string} folder
 */
export function isInstance(folder) {
  return recordedPorts(folder) !== undefined;
}

/** The ports of the last start. @param {string} folder @returns {import('./ports.mjs').Ports | undefined} */
export function recordedPorts(folder) {
  return read(portsFile(folder));
}

function listed(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
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
