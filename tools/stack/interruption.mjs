import { report } from './problem.mjs';
import { commandLine, parentOf } from './process-table.mjs';

/** The reason of the signal below: a user wants the script to end, and nothing has failed. */
export class Interrupted extends Error {}

/**
 * Ctrl-C and similar signals as an AbortSignal, so that every exit goes through the same orderly stop.
 * @returns {AbortSignal}
 */
export function interruption() {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Interrupted());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, interrupt);
  if (process.env.npm_lifecycle_event) watchNpm(interrupt);
  // The terminal may be gone while we still report what we stop.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}

/** Ends a script for an error: in silence if somebody wanted it to end. @param {unknown} error */
export function endFor(error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
}

/** Resolves with the reason once the signal is aborted. @param {AbortSignal} signal */
export function interrupted(signal) {
  if (signal.aborted) return Promise.resolve(signal.reason);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  });
}

/**
 * npm waits for its script, directly or through a shell. When npm is gone, it was killed, and nothing waits
 * for this script.
 */
function watchNpm(interrupt) {
  const parent = process.ppid;
  const ancestors = [parent, parentOf(parent)].map((pid) => ({ pid, command: commandLine(pid) }));
  const npm = ancestors.find(({ command }) => /\bnpm\b/.test(command) && !/\bsh -c\b/.test(command));
  if (!npm) return;
  setInterval(() => commandLine(npm.pid) !== npm.command && interrupt(), 500).unref();
}
