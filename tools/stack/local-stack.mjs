import { fetchDistributions } from './distributions.mjs';
import { kafka } from './kafka.mjs';
import { withLock } from './lock.mjs';
import { startPart } from './part.mjs';
import { assertFree, configuredPorts } from './ports.mjs';
import { postgres } from './postgres.mjs';
import { Problem } from './problem.mjs';
import { memoryOf } from './process-table.mjs';
import { step } from './progress.mjs';
import { registry } from './registry.mjs';
import { lockFile, recordedPorts, recordPorts, runningProcess } from './run-files.mjs';
import { services } from './services.mjs';
import { killProcess, orphansOf, stopInOrder, stopProcess } from './stop.mjs';

/** @type {import('./part.mjs').Part[]} */
const parts = [postgres, kafka, registry];

/**
 * Starts the parts that do not run yet, in parallel as far as their dependencies allow, and returns when all
 * of them answer. If one part fails, it stops those that this call started.
 * @param {import('./part.mjs').Instance} instance
 * @returns {Promise<{ stop: () => Promise<void>, failed: Promise<Problem> }>} `stop` ends only the parts that
 * this call started; `failed` settles when one of these ends by itself
 */
export function startStack(instance) {
  const { folder, processes, signal } = instance;
  return locked(folder, async () => {
    await stopOrphans(folder);
    await assertPortsFree(instance);
    await fetchDistributions(processes, signal);
    recordPorts(folder, instance.ports);
    /** @type {import('./part.mjs').Started[]} */
    const started = [];
    const stop = () => stopAll(folder, namesOf(started));
    try {
      await startTogether(instance, started);
    } catch (error) {
      await stop();
      throw error;
    }
    return { stop, failed: Promise.race(started.map(({ ended }) => ended)) };
  });
}

/** Stops every part that runs. Returns how many there were. @param {string} folder */
export function stopStack(folder) {
  return locked(folder, async () => {
    await stopOrphans(folder);
    const running = parts.filter(({ name }) => runningProcess(folder, name));
    await stopAll(folder, namesOf(running));
    return running.length;
  });
}

/** Stops one part and keeps its data, like an outage. @param {string} folder @param {string} name */
export function interruptPart(folder, name) {
  return stopProcess(folder, partNamed(name).name);
}

/** The same without a warning, like a power cut. @param {string} folder @param {string} name */
export function killPart(folder, name) {
  const part = partNamed(name);
  return killProcess(folder, part.name, part.killSignal ?? 'SIGKILL');
}

/** Brings it back on the same port. @param {import('./part.mjs').Instance} instance @param {string} name */
export function resumePart(instance, name) {
  return startPart(partNamed(name), instance, []);
}

/** @param {string} folder */
export function stackStatus(folder) {
  const ports = stackPorts(folder);
  return Promise.all(
    parts.map(async (part) => {
      const running = runningProcess(folder, part.name);
      const ready = running !== undefined && (await part.isReady({ folder, ports }).catch(() => false));
      const memory = running && memoryOf(running.pid);
      return { title: part.title, port: ports[part.port], pid: running?.pid, memory, ready };
    }),
  );
}

/** The configured ports, except that parts that run already keep theirs. @param {string} folder */
export function stackPorts(folder) {
  const someRun = parts.some(({ name }) => runningProcess(folder, name));
  const configured = configuredPorts();
  const ofServices = services.map((service) => [service, configured[service]]);
  return { ...configured, ...(someRun && recordedPorts(folder)), ...Object.fromEntries(ofServices) };
}

/** The first failure ends the wait for the other parts. */
async function startTogether(instance, started) {
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(instance.signal ? [instance.signal] : [])]);
  const start = (part) => step(part.title, () => startPart(part, { ...instance, signal }, started));
  const all = [start(kafka), start(postgres).then(() => start(registry))];
  for (const each of all) each.catch((error) => failure.abort(error));
  await Promise.allSettled(all);
  signal.throwIfAborted();
}

/** Reports taken ports before anything starts. */
async function assertPortsFree({ folder, ports }) {
  for (const { title, name, ports: needed } of parts) {
    if (!runningProcess(folder, name)) await assertFree(title, needed, ports);
  }
}

async function stopOrphans(folder) {
  const orphans = orphansOf(folder);
  if (orphans.length === 0) return;
  await step('Stopping processes that a killed run left behind', () => stopInOrder(folder, orphans));
}

async function stopAll(folder, names) {
  if (names.length > 0) await step('Stopping the stack', () => stopInOrder(folder, names));
}

function partNamed(wanted) {
  const part = parts.find(({ name }) => name === wanted);
  if (!part) throw new Problem(`The stack has no part ${wanted}, only ${namesOf(parts).join(', ')}.`);
  return part;
}

function namesOf(some) {
  return some.map(({ name }) => name);
}

function locked(folder, work) {
  return withLock(lockFile(folder), work, (pid) => {
    throw new Problem(`Another script (pid ${pid}) is starting or stopping the stack in ${folder}.`);
  });
}
