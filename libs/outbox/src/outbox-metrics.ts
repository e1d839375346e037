import { counter, sampledGauge } from '@shop/telemetry';

/** Read from the table by {@link readOutbox}. */
export const outboxGauges = {
  rows: sampledGauge({
    name: 'outbox_rows',
    help: 'Rows in the outbox: those that wait for the relay, and those that are parked or wait behind a parked one.',
    labels: ['outbox'],
  }),
  oldestRowAge: sampledGauge({
    name: 'outbox_oldest_row_age_seconds',
    help: 'Age of the oldest row that may be sent, 0 when there is none. Parked rows and those behind them do not count.',
    labels: ['outbox'],
  }),
  parkedRows: sampledGauge({
    name: 'outbox_parked_rows',
    help: 'Rows that the broker refuses for good. The later rows of their keys wait until somebody decides.',
    labels: ['outbox'],
  }),
};

export const relayMetrics = {
  batches: counter({
    name: 'outbox_relay_batches_total',
    help: 'Batches that the relay has sent.',
    labels: ['outbox'],
  }),
  records: counter({
    name: 'outbox_relay_records_total',
    help: 'Records that the broker has confirmed. A record that is sent again counts again.',
    labels: ['outbox', 'topic'],
  }),
  refusals: counter({
    name: 'outbox_topic_refusals_total',
    help: 'Times the broker took nothing for a topic, since it does not exist or may not be written. It is tried again.',
    labels: ['outbox', 'topic'],
  }),
  failures: counter({
    name: 'outbox_relay_failures_total',
    help: 'Times the relay lost its database session or the broker did not confirm a batch, and it began again.',
    labels: ['outbox'],
  }),
};

/** Counts a batch by its topics. */
export function countBatch(outbox: string, confirmed: readonly { topic: string }[]): void {
  relayMetrics.batches.add({ outbox });
  const counts = new Map<string, number>();
  for (const { topic } of confirmed) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  for (const [topic, count] of counts) relayMetrics.records.add({ outbox, topic }, count);
}
