import { lastLines, startLog } from './logs.mjs';
import { logFile } from './paths.mjs';
import { Problem } from './problem.mjs';
import { forgetPart, recordPart, runningPart, worksIn } from './run-files.mjs';
import { signalGroup } from './spawn.mjs';
import { waitUntil } from './wait.mjs';

/**
 * @typedef {object} Instance
 * @property {string} folder its data, logs and run files
 * @property {import('./ports.mjs').Ports} ports
 * @property {import('./processes.mjs').Processes} processes detached or guarded
 * @property {number | null} owner the pid of the script the parts end with; null when detached
 * @property {boolean} durable
 * @property {AbortSignal} [signal]
 *
 * @typedef {object} Part one of PostgreSQL, Kafka and the registry
 * @property {string} name
 * @property {string} title
 * @property {keyof import('./ports.mjs').Ports} port the one that clients use
 * @property {(keyof import('./ports.mjs').Ports)[]} ports
 * @property {NodeJS.Signals} stopSignal
 * @property {(instance: Instance) => Promise<void>} prepare creates the data of a first start
 * @property {(instance: Instance) => import('./spawn.mjs').Command | Promise<import('./spawn.mjs').Command>} command
 * @property {(instance: Pick<Instance, 'folder' | 'ports'>) => Promise<boolean>} isReady
 * @property {(instance: Instance) => Promise<void>} [afterReady]
 *
 * @typedef {{ part: Part, exited: Promise<import('./processes.mjs').Exit> }} StartedPart
 */

const patience = { start: 90_000, stop: 15_000, kill: 5_000 };

/**
 * Starts the part unless it runs, and waits until it answers.
 * @param {Part} part
 * @param {Instance} instance
 * @param {StartedPart[]} started gets the part as soon as there is something to stop
 */
export async function startPart(part, instance, started) {
  const { folder, processes, owner, signal } = instance;
  if (runningPart(folder, part.name)) return waitUntilReady(part, instance);
  await part.prepare(instance);
  signal?.throwIfAborted();

  const log = logFile(folder, part.name);
  startLog(log);
  const { stopSignal } = part;
  const { pid, exited } = await processes.start({ ...(await part.command(instance)), stopSignal, log });
  recordPart(folder, part.name, { pid, owner });
  started.push({ part, exited });
  await waitUntilReady(part, instance, exited);
  await part.afterReady?.(instance);
}

/** @param {string} folder @param {Part} part */
export async function stopPart(folder, part) {
  const pid = runningPart(folder, part.name)?.pid;
  if (pid !== undefined) {
    const isGone = () => !worksIn(folder, pid);
    signalGroup(pid, part.stopSignal);
    if (!(await waitUntil(isGone, { timeout: patience.stop }))) signalGroup(pid, 'SIGKILL');
    await waitUntil(isGone, { timeout: patience.kill });
  }
  forgetPart(folder, part.name);
}

async function waitUntilReady(part, instance, exited) {
  let ended = false;
  void exited?.then(() => (ended = true));
  const isReady = async () => ended || (await part.isReady(instance).catch(() => false));
  const ready = await waitUntil(isReady, { timeout: patience.start, signal: instance.signal });
  if (ready && !ended) return;
  const what = ended ? 'ended while it was starting' : `did not answer within ${patience.start / 1000} s`;
  const log = logFile(instance.folder, part.name);
  throw new Problem(`${part.title} ${what}. The end of ${log}:\n${lastLines(log)}`);
}
