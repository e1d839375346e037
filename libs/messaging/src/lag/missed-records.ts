import { counter } from '@shop/telemetry';
import { sizeOf, type OffsetRange } from '../port/index.js';

interface Log {
  error(fields: object, message: string): void;
}

const missed = counter({
  name: 'consumer_missed_records_total',
  help: 'Records that Kafka had removed, by the retention of the topic, before the group came to them. Also counts what compaction has removed.',
  labels: ['group', 'topic'],
});

/** Counts the records that a group has missed, and logs their offsets: for `missed` of its consumer. */
export function missedRecords(
  group: string,
  topics: readonly string[],
  log: Log,
): (range: OffsetRange) => void {
  // At 0, so that the first loss is an increase.
  for (const topic of topics) missed.add({ group, topic }, 0);
  return ({ begin, end, topic, partition }) => {
    const where = { group, topic, partition };
    if (end < begin) {
      log.error(
        { ...where, wanted: String(begin), first: String(end) },
        'a topic was created again: it is read from its beginning',
      );
      return;
    }
    missed.add({ group, topic }, Number(sizeOf({ begin, end })));
    const lost = { from: String(begin), to: String(end - 1n) };
    log.error(
      { ...where, ...lost },
      'records were removed before the group came to them: they are lost to it',
    );
  };
}
