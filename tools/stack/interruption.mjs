/**
 * Ctrl-C and its relatives as an AbortSignal, so that every exit goes through the same orderly stop. npm waits for its
 * script: when the npm that started us is gone, it was killed, and that counts as an interruption too.
 * @returns {AbortSignal}
 */
export function interruption() {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new Interrupted());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, interrupt);
  if (process.env.npm_lifecycle_event) watchParent(interrupt);
  // The terminal may be gone while we still report what we stop.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return controller.signal;
}

export class Interrupted extends Error {}

function watchParent(interrupt) {
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && interrupt(), 500);
  watch.unref();
}

/** Resolves with the reason once the signal is aborted. @param {AbortSignal} signal */
export function interrupted(signal) {
  if (signal.aborted) return Promise.resolve(signal.reason);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  });
}
