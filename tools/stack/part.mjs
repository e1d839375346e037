import { lastLines, startLog } from './logs.mjs';
import { logFile } from './paths.mjs';
import { Problem } from './problem.mjs';
import { recordProcess, runningProcess } from './run-files.mjs';
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
 * @typedef {object} Part something that runs for the shop: PostgreSQL, Kafka, the registry, or a service
 * @property {string} name
 * @property {string} title
 * @property {keyof import('./ports.mjs').Ports} port the one that clients use
 * @property {(keyof import('./ports.mjs').Ports)[]} ports
 * @property {NodeJS.Signals} stopSignal
 * @property {NodeJS.Signals} [killSignal] ends it without notice to its clients or its data; SIGKILL by
 * default
 * @property {(instance: Instance) => Promise<void>} [prepare] creates the data of a first start
 * @property {(instance: Instance) => import('./spawn.mjs').Command | Promise<import('./spawn.mjs').Command>}
 * command
 * @property {(folder: string) => string} mark a piece of its command line that identifies it later
 * @property {(instance: Pick<Instance, 'folder' | 'ports'>) => Promise<boolean>} isReady
 * @property {(instance: Instance) => Promise<void>} [afterReady] may run again on a later start
 *
 * @typedef {{ name: string, ended: Promise<Problem> }} Started `ended` resolves with the reason of its end
 */

const patience = 90_000;

/**
 * Starts the part unless it runs already, and waits until it answers.
 * @param {Part} part
 * @param {Instance} instance
 * @param {Started[]} started gets the part as soon as there is something to stop
 */
export async function startPart(part, instance, started) {
  const { folder, processes, owner, signal } = instance;
  const { name, stopSignal } = part;
  if (runningProcess(folder, name)) return becomeReady(part, instance);
  await part.prepare?.(instance);
  signal?.throwIfAborted();

  const log = logFile(folder, name);
  startLog(log);
  const { pid, exited } = await processes.start({ ...(await part.command(instance)), stopSignal, log });
  recordProcess(folder, name, { pid, owner, mark: part.mark(folder), stopSignal });
  const ended = exited.then((exit) => describeEnd(part, exit, log));
  started.push({ name, ended });
  await becomeReady(part, instance, ended);
}

async function becomeReady(part, instance, ended) {
  await waitUntilReady(part, instance, ended);
  await part.afterReady?.(instance);
}

async function waitUntilReady(part, instance, ended) {
  let problem;
  void ended?.then((reason) => (problem = reason));
  const isReady = async () => problem !== undefined || (await part.isReady(instance).catch(() => false));
  const ready = await waitUntil(isReady, { timeout: patience, signal: instance.signal });
  if (problem) throw problem;
  if (ready) return;
  const log = logFile(instance.folder, part.name);
  throw new Problem(
    `${part.title} was not ready within ${patience / 1000} s. The end of ${log}:\n${lastLines(log)}`,
  );
}

function describeEnd(part, { code, signal }, log) {
  const how = signal ? `by ${signal}` : `with exit code ${code}`;
  return new Problem(`${part.title} ended ${how}. The end of ${log}:\n${lastLines(log)}`);
}
