import { isScript } from './process-table.mjs';
import { forgetProcess, isRunning, runningProcess, runningProcesses } from './run-files.mjs';
import { signalGroup } from './spawn.mjs';
import { waitUntil } from './wait.mjs';

const patience = { stop: 15_000, kill: 5_000 };

/**
 * Stops one process of an instance and waits until it is gone. @param {string} folder @param {string} name
 */
export async function stopProcess(folder, name) {
  const running = runningProcess(folder, name);
  if (running) {
    const isGone = () => !isRunning(running);
    signalGroup(running.pid, running.stopSignal);
    if (!(await waitUntil(isGone, { timeout: patience.stop }))) signalGroup(running.pid, 'SIGKILL');
    await waitUntil(isGone, { timeout: patience.kill });
  }
  forgetProcess(folder, name);
}

/**
 * Ends one process of an instance at once and waits until it is gone. @param {string} folder @param {string}
 * name @param {NodeJS.Signals} signal
 */
export async function killProcess(folder, name, signal) {
  const running = runningProcess(folder, name);
  if (running) {
    signalGroup(running.pid, signal);
    await waitUntil(() => !isRunning(running), { timeout: patience.kill });
  }
  forgetProcess(folder, name);
}

/**
 * PostgreSQL stops last: the others would log errors without it. @param {string} folder @param {string[]}
 * names
 */
export async function stopInOrder(folder, names) {
  const clients = names.filter((name) => name !== 'postgres');
  await Promise.all(clients.map((name) => stopProcess(folder, name)));
  if (names.includes('postgres')) await stopProcess(folder, 'postgres');
}

/** Processes whose script was killed together with its guard. @param {string} folder */
export function orphansOf(folder) {
  return runningProcesses(folder)
    .filter(({ owner }) => owner !== null && !isScript(owner))
    .map(({ name }) => name);
}

/** The pid of another live script to which processes of this instance belong. @param {string} folder */
export function otherOwner(folder) {
  const owners = runningProcesses(folder).map(({ owner }) => owner);
  return owners.find((owner) => owner !== null && owner !== process.pid && isScript(owner));
}
