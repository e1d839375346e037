import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { FetchWait } from '../consume/fetch-wait.js';

const { fetch } = ConsumerGroup.prototype;
const waits = new WeakMap<ConsumerGroup, FetchWait>();

/**
 * The value for a consumer's `maxWaitTimeInMs`: each fetch then waits as `wait` says at that moment. It is no
 * number, whatever the type says. kafkajs hands it on, unread, to the group whose fetches are patched below.
 */
export function asMaxWaitTime(wait: FetchWait): number {
  return wait as unknown as number;
}

/**
 * kafkajs knows one wait for all fetches, and lets each wait to its end before it leaves the group. Here the
 * wait is set before each fetch, and an ended fetch has found nothing.
 */
ConsumerGroup.prototype.fetch = async function (nodeId) {
  const wait = waitOf(this);
  if (!wait) return fetch.call(this, nodeId);
  this.maxWaitTime = wait.milliseconds;
  return wait.unlessEnded(fetch.call(this, nodeId));
};

/** Undefined for a group whose fetches all wait for the same time. */
export function waitOf(group: ConsumerGroup): FetchWait | undefined {
  if (group.maxWaitTime instanceof FetchWait) waits.set(group, group.maxWaitTime);
  return waits.get(group);
}
