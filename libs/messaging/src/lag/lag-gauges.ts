import { sampledGauge } from '@shop/telemetry';

/** Asked of the broker by {@link LagReader}. */
export const lagGauges = {
  records: sampledGauge({
    name: 'consumer_lag_records',
    help: 'Records of the topic that the group has not done yet, over all partitions. A group that has never committed has them all before it.',
    labels: ['group', 'topic'],
  }),
  seconds: sampledGauge({
    name: 'consumer_lag_seconds',
    help: 'Age of the oldest record of the topic that waits for the group, 0 when none does. It grows while nothing is done, whatever the reason.',
    labels: ['group', 'topic'],
  }),
  committed: sampledGauge({
    name: 'consumer_committed_offset',
    help: 'Sum of the committed offsets over all partitions: it stands still when nothing is done.',
    labels: ['group', 'topic'],
  }),
};
