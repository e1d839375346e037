import { sampledGauge } from '@shop/telemetry';

/** Read from the ledger by {@link readLedger}. */
export const ledgerGauges = {
  parkedEvents: sampledGauge({
    name: 'inbox_parked_events',
    help: 'Events that are in a retry tier or dead, with those that wait behind them.',
    labels: ['group', 'stage'],
  }),
  parkedKeys: sampledGauge({
    name: 'inbox_parked_keys',
    help: 'Keys of topics with a parked event: later events of the key wait.',
    labels: ['group'],
  }),
  overdue: sampledGauge({
    name: 'inbox_overdue_seconds',
    help: 'How long the oldest event of a retry tier has been due for, 0 when none is.',
    labels: ['group', 'stage'],
  }),
  deadLetters: sampledGauge({
    name: 'inbox_dead_letters',
    help: 'Events that have failed for good and wait for somebody to decide, without those that wait behind them.',
    labels: ['group'],
  }),
  oldestDeadLetter: sampledGauge({
    name: 'inbox_oldest_dead_letter_age_seconds',
    help: 'Time since the oldest open dead letter has died, 0 when there is none.',
    labels: ['group'],
  }),
};
