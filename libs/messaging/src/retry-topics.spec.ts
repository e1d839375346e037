import { describe, expect, it } from '@jest/globals';
import { deadLetterTopic, parseTiers, retryTopic } from './retry-topics.js';

describe('retry tiers', () => {
  it('are read from their delays', () => {
    expect(parseTiers('500ms, 5s,1m,2h')).toEqual([
      { name: '500ms', delay: 500 },
      { name: '5s', delay: 5_000 },
      { name: '1m', delay: 60_000 },
      { name: '2h', delay: 7_200_000 },
    ]);
  });

  it.each(['', '5', 's', '5d', '0s', '5s,,1m', '5s,5s', '-1s'])('refuse "%s"', (text) => {
    expect(() => parseTiers(text)).toThrow(/delay/);
  });

  it('have topics of their own for each group', () => {
    expect(retryTopic('shipment', '5s')).toBe('retry.shipment.5s');
    expect(deadLetterTopic('shipment')).toBe('dlq.shipment');
  });
});
