import { expect, it } from '@jest/globals';
import { metricValue } from '@shop/testing';
import { missedRecords } from './missed-records.js';

it('What a group has missed is counted, and told with its offsets', async () => {
  const lines: [object, string][] = [];
  const log = { error: (fields: object, message: string) => void lines.push([fields, message]) };
  const missed = missedRecords('a-group', ['a-topic'], log);
  const labels = { group: 'a-group', topic: 'a-topic' };
  expect(await metricValue('consumer_missed_records_total', labels)).toBe(0);

  missed({ topic: 'a-topic', partition: 9, begin: 120n, end: 138n });
  expect(await metricValue('consumer_missed_records_total', labels)).toBe(18);
  missed({ topic: 'a-topic', partition: 9, begin: 138n, end: 0n });
  expect(await metricValue('consumer_missed_records_total', labels)).toBe(18);
  expect(lines).toEqual([
    [{ ...labels, partition: 9, from: '120', to: '137' }, expect.stringContaining('are lost to it')],
    [{ ...labels, partition: 9, wanted: '138', first: '0' }, expect.stringContaining('was created again')],
  ]);
});
