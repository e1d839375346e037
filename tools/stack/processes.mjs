import { fork } from 'node:child_process';
import { join } from 'node:path';
import { lastLines } from './logs.mjs';
import { Problem } from './problem.mjs';
import { signalGroup, spawnGroup } from './spawn.mjs';

/**
 * @typedef {{ code: number | null, signal: string | null }} Exit
 * @typedef {{ pid: number, exited: Promise<Exit> }} Started
 * @typedef {{ start(spec: import('./spawn.mjs').Command): Promise<Started>, close(): void }} Processes
 */

/** Processes that outlive this script: for `npm run stack -- up`. @returns {Processes} */
export function detachedProcesses() {
  return {
    async start(spec) {
      const child = spawnGroup(spec);
      const exited = new Promise((resolve) => {
        child.once('exit', (code, signal) => resolve({ code, signal }));
      });
      await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (error) => reject(new Problem(error.message)));
      });
      child.unref();
      return { pid: child.pid, exited };
    },
    close() {},
  };
}

/** Processes that end with this script, even when it is killed: see guard.mjs. @returns {Processes} */
export function guardedProcesses() {
  const guard = fork(join(import.meta.dirname, 'guard.mjs'), { detached: true, stdio: 'inherit' });
  /** @type {Map<number, { started: Function, failed: Function, exit: Function }>} */
  const waiting = new Map();
  let lastId = 0;

  guard.on('message', ({ id, pid, failed, exit }) => {
    if (pid) waiting.get(id).started(pid);
    if (failed) waiting.get(id).failed(new Problem(failed));
    if (exit) waiting.get(id).exit(exit);
  });
  guard.once('exit', () => {
    for (const { failed, exit } of waiting.values()) {
      failed(new Problem('The guard process was killed.'));
      exit({ code: null, signal: 'SIGKILL' });
    }
  });

  return {
    async start(spec) {
      const id = (lastId += 1);
      /** @type {Started['exited']} */
      let exited;
      const pid = await new Promise((started, failed) => {
        exited = new Promise((exit) => waiting.set(id, { started, failed, exit }));
        guard.send({ id, spec });
      });
      return { pid, exited };
    },
    close() {
      if (guard.connected) guard.disconnect();
    },
  };
}

/**
 * Runs a command to its end and returns its exit code; stopped when `signal` is aborted.
 * @param {Processes} processes
 * @param {import('./spawn.mjs').Command} spec
 * @param {AbortSignal} [signal]
 */
export async function run(processes, spec, signal) {
  signal?.throwIfAborted();
  const { pid, exited } = await processes.start(spec);
  const stop = () => signalGroup(pid, spec.stopSignal ?? 'SIGTERM');
  signal?.addEventListener('abort', stop);
  const { code } = await exited;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  return code ?? 1;
}

/** Like run, but a failure is a Problem that shows the end of the output. */
export async function runOrFail(processes, what, spec, signal) {
  const code = await run(processes, spec, signal);
  if (code === 0) return;
  const output = spec.log ? ` The end of ${spec.log}:\n${lastLines(spec.log)}` : '';
  throw new Problem(`${what} failed with exit code ${code}.${output}`);
}
