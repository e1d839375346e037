import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const { maybeThrottle, canSendSocketRequestImmediately, scheduleCheckPendingRequests } =
  RequestQueue.prototype;
/** When the requests of a connection may be sent again, by `performance.now()`. */
const ends = new WeakMap<RequestQueue, number>();

/**
 * A quota of the broker holds requests back for a while. kafkajs notes its end by the wall clock. After that
 * clock is set back, a connection would send nothing for that much longer, and no time limit would end it: a
 * request that is not sent is not overdue. Here each look at that end goes by the monotonic clock.
 */
RequestQueue.prototype.maybeThrottle = function (milliseconds) {
  maybeThrottle.call(this, milliseconds);
  if (!milliseconds) return;
  ends.set(this, Math.max(performance.now() + milliseconds, ends.get(this) ?? 0));
};

RequestQueue.prototype.canSendSocketRequestImmediately = function () {
  correctEnd(this);
  return canSendSocketRequestImmediately.call(this);
};

RequestQueue.prototype.scheduleCheckPendingRequests = function () {
  correctEnd(this);
  scheduleCheckPendingRequests.call(this);
};

function correctEnd(queue: RequestQueue): void {
  const end = ends.get(queue);
  if (end !== undefined) queue.throttledUntil = Date.now() + end - performance.now();
}
