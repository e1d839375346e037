import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { waitOf } from './fetch-waits.js';

const { joinAndSync } = ConsumerGroup.prototype;

/**
 * kafkajs joins a group again by itself, and then goes on from the committed offsets. Here finished work is
 * committed before that, by the membership that did it.
 */
ConsumerGroup.prototype.joinAndSync = async function () {
  await waitOf(this)?.options.beforeJoin?.();
  return joinAndSync.call(this);
};
