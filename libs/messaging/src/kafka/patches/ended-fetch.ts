import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { FetchWait } from '../consume/fetch-wait.js';

const { fetch } = ConsumerGroup.prototype;

/** Told to stop, kafkajs lets each fetch wait to its end before it leaves the group. Here a fetch that is ended has found nothing. */
ConsumerGroup.prototype.fetch = async function (nodeId) {
  const fetched = fetch.call(this, nodeId);
  return this.maxWaitTime instanceof FetchWait ? this.maxWaitTime.unlessEnded(fetched) : fetched;
};
