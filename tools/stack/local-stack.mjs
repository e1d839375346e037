import { fetchDistributions } from './distributions.mjs';
import { kafka } from './kafka.mjs';
import { withLock } from './lock.mjs';
import { assertFree, configuredPorts } from './ports.mjs';
import { postgres } from './postgres.mjs';
import { Problem } from './problem.mjs';
import { isScript, memoryOf } from './process-table.mjs';
import { step } from './progress.mjs';
import { registry } from './registry.mjs';
import { lockFile, recordedPorts, recordPorts, runningPart } from './run-files.mjs';
import { startPart, stopPart } from './part.mjs';

/** @type {import('./part.mjs').Part[]} */
const parts = [postgres, kafka, registry];

/**
 * Starts what does not run yet, in parallel as far as the parts depend on each other, and returns when all of it
 * answers. If one part fails, those that this call started are stopped again.
 * @param {import('./part.mjs').Instance} instance
 * @returns {Promise<{ stop(): Promise<void>, failed: Promise<Problem> }>} `stop` ends what this call started and
 *   nothing else; `failed` is settled when one of these ends by itself
 */
export function startStack(instance) {
  const { folder, processes, signal } = instance;
  return locked(folder, async () => {
    await stopOrphans(folder);
    await assertPortsFree(instance);
    await fetchDistributions(processes, signal);
    recordPorts(folder, instance.ports);
    /** @type {import('./part.mjs').StartedPart[]} */
    const started = [];
    const stop = () =>
      stopParts(
        folder,
        started.map(({ part }) => part),
      );
    try {
      await startTogether(instance, started);
    } catch (error) {
      await stop();
      throw error;
    }
    return { stop, failed: Promise.race(started.map(endedByItself)) };
  });
}

/** Stops every part that runs. Returns how many there were. @param {string} folder */
export function stopStack(folder) {
  return locked(folder, async () => {
    const running = parts.filter(({ name }) => runningPart(folder, name));
    await stopParts(folder, running);
    return running.length;
  });
}

/** @param {string} folder */
export function stackStatus(folder) {
  const ports = stackPorts(folder);
  return Promise.all(
    parts.map(async (part) => {
      const running = runningPart(folder, part.name);
      const ready = running !== undefined && (await part.isReady({ folder, ports }).catch(() => false));
      const memory = running && memoryOf(running.pid);
      return { title: part.title, port: ports[part.port], ...running, memory, ready };
    }),
  );
}

/** The ports that are configured, except that parts that run already keep theirs. @param {string} folder */
export function stackPorts(folder) {
  const someRun = parts.some(({ name }) => runningPart(folder, name));
  const { order, shipment, invoice, ...configured } = configuredPorts();
  return { ...configured, ...(someRun && recordedPorts(folder)), order, shipment, invoice };
}

/** The pid of a live foreground script that owns this stack. @param {string} folder */
export function stackOwner(folder) {
  const owners = parts.map(({ name }) => runningPart(folder, name)?.owner);
  return owners.find((owner) => typeof owner === 'number' && owner !== process.pid && isScript(owner));
}

/** The first failure ends the waiting for the others. */
async function startTogether(instance, started) {
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(instance.signal ? [instance.signal] : [])]);
  const start = (part) => step(part.title, () => startPart(part, { ...instance, signal }, started));
  const all = [start(kafka), start(postgres).then(() => start(registry))];
  for (const each of all) each.catch((error) => failure.abort(error));
  await Promise.allSettled(all);
  signal.throwIfAborted();
}

/** Said before anything is started. */
async function assertPortsFree({ folder, ports }) {
  for (const { title, name, ports: needed } of parts) {
    if (!runningPart(folder, name)) await assertFree(title, needed, ports);
  }
}

/** PostgreSQL goes last: the registry would complain without it. */
async function stopParts(folder, some) {
  await Promise.all(some.filter((part) => part !== postgres).map((part) => stopPart(folder, part)));
  if (some.includes(postgres)) await stopPart(folder, postgres);
}

/** Parts whose script was killed together with its guard. */
async function stopOrphans(folder) {
  const orphans = parts.filter(({ name }) => {
    const owner = runningPart(folder, name)?.owner;
    return typeof owner === 'number' && !isScript(owner);
  });
  if (orphans.length === 0) return;
  await step('Stopping what a killed run left behind', () => stopParts(folder, orphans));
}

async function endedByItself({ part, exited }) {
  const { code, signal } = await exited;
  return new Problem(`${part.title} ended (${signal ?? `exit code ${code}`}).`);
}

function locked(folder, work) {
  return withLock(lockFile(folder), work, (pid) => {
    throw new Problem(`Another script (pid ${pid}) is starting or stopping the stack in ${folder}.`);
  });
}
