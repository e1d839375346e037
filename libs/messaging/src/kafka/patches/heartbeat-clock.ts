import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

const { heartbeat } = ConsumerGroup.prototype;

/**
 * kafkajs sends no heartbeat before the wall clock passes the time of the last one. A clock that is set back,
 * by NTP or after a suspend, would keep the member silent until then, and the broker would put it out of its
 * group again and again. Here a last heartbeat in the future does not count.
 */
ConsumerGroup.prototype.heartbeat = function (options) {
  if (this.lastRequest > Date.now()) this.lastRequest = 0;
  return heartbeat.call(this, options);
};
