import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const { scheduleCheckPendingRequests } = RequestQueue.prototype;
const LOOK_EVERY_MS = 1_000;
/** When a request was first found waiting, by `performance.now()`. */
const waitingSince = new WeakMap<object, number>();

/**
 * kafkajs looks for requests that a quota holds back. Its timer restarts even when there are none: from its
 * first answer on, every connection wakes the process each millisecond (tulios/kafkajs#1704), and Node warns
 * about it (#1751). Here the timer runs only while there are such requests.
 */
RequestQueue.prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
};

/**
 * kafkajs checks every connection ten times a second for requests that have waited too long for an answer,
 * and a service has about twenty connections. For a time-out of many seconds once a second is enough.
 *
 * It also measures by the wall clock. After that clock is set back, a request to a silent broker would wait
 * that much longer.
 */
RequestQueue.prototype.scheduleRequestTimeoutCheck = function () {
  this.destroy();
  this.requestTimeoutIntervalId = setInterval(() => {
    const now = performance.now();
    for (const request of this.inflight.values()) {
      const since = waitingSince.get(request) ?? now;
      waitingSince.set(request, since);
      if (now - since >= request.requestTimeout) request.timeoutRequest();
    }
    if (!this.isConnected()) this.destroy();
  }, LOOK_EVERY_MS);
};
