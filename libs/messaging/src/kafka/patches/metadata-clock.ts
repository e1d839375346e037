import BrokerPool from 'kafkajs/src/cluster/brokerPool.js';

const { refreshMetadataIfNecessary } = BrokerPool.prototype;

/**
 * kafkajs asks for the partitions of its topics again when the wall clock passes a time. A clock that is set
 * back would keep it from new partitions, which producers write to, for that much longer. Here a time that is
 * further away than the metadata may be old does not count.
 */
BrokerPool.prototype.refreshMetadataIfNecessary = function (topics) {
  if ((this.metadataExpireAt ?? 0) > Date.now() + this.metadataMaxAge) this.metadataExpireAt = null;
  return refreshMetadataIfNecessary.call(this, topics);
};
