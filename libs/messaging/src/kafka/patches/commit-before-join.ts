import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { waitOf } from './fetch-waits.js';

const { joinAndSync } = ConsumerGroup.prototype;

/**
 * kafkajs joins a group anew by itself, and then goes on from what is committed. Here what was done is
 * committed before that, by the membership in which it was done.
 */
ConsumerGroup.prototype.joinAndSync = async function () {
  await waitOf(this)?.options.beforeJoin?.();
  return joinAndSync.call(this);
};
