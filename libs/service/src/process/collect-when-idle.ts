const LOOK_EVERY_MS = 10_000;
/** The share of time that the event loop of an unused service is busy. */
const IDLE = 0.05;
/** The growth of the heap since its last collection: less is not worth the pause. */
const GROWTH = 1.2;

/**
 * Gives memory back when the process is idle: V8 would keep the memory of a start or a load. So the young
 * generation can be large, for few collections under load, and an idle service can be small. The collection
 * takes some tenths of a second, at most once after each load.
 *
 * Does nothing without `--expose-gc`.
 */
export function collectWhenIdle(lookEveryMs = LOOK_EVERY_MS): void {
  let since = performance.eventLoopUtilization();
  let settled = 0;
  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(since);
    if (utilization < IDLE && process.memoryUsage().heapTotal > settled * GROWTH) {
      globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      settled = process.memoryUsage().heapTotal;
    }
    since = performance.eventLoopUtilization();
  }, lookEveryMs).unref();
}
