import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const { scheduleCheckPendingRequests } = RequestQueue.prototype;
const LOOK_EVERY_MS = 1_000;

/**
 * kafkajs looks for requests that a quota holds back by a timer that sets itself again also when there are
 * none: from its first answer on, every connection wakes the process each millisecond (tulios/kafkajs#1704),
 * of which Node warns besides (#1751). Here it looks when there are any.
 */
RequestQueue.prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
};

/**
 * kafkajs looks ten times a second whether a request has been without an answer for too long, on every
 * connection, of which a service has about twenty. For a time-out of many seconds once is enough.
 */
RequestQueue.prototype.scheduleRequestTimeoutCheck = function () {
  this.destroy();
  this.requestTimeoutIntervalId = setInterval(() => {
    for (const request of this.inflight.values()) {
      if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
    }
    if (!this.isConnected()) this.destroy();
  }, LOOK_EVERY_MS);
};
