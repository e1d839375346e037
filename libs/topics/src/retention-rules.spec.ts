import { describe, expect, it } from '@jest/globals';
import { orderPlaced, stockLevelChanged, topicCatalogue } from '@shop/contracts';
import { DAY_MS, retentionProblems, type Topic } from './index.js';

function withRetention(topic: Topic, ms: number, bytesPerPartition: number): Topic {
  return { ...topic, retention: { ms, bytesPerPartition, why: 'It is planted.' } };
}

describe('the retention of the topics', () => {
  it('is long enough for all that counts on it', () => {
    expect(topicCatalogue.flatMap(retentionProblems)).toEqual([]);
  });

  it('may be longer, or without limit', () => {
    expect(retentionProblems(withRetention(orderPlaced, 1_000 * DAY_MS, -1))).toEqual([]);
    expect(retentionProblems(withRetention(orderPlaced, -1, -1))).toEqual([]);
  });

  it('must not be shorter in time, and the author is told what to do instead', () => {
    expect(retentionProblems(withRetention(orderPlaced, 7 * DAY_MS, -1))).toEqual([
      expect.stringMatching(/^order-placed would keep its facts for 7 days; .*Leave the retention out/),
    ]);
  });

  it('must not be smaller', () => {
    expect(retentionProblems(withRetention(orderPlaced, -1, 1_000))).toEqual([
      expect.stringMatching(/^order-placed would drop facts beyond 1000 bytes.*Leave the retention out/),
    ]);
  });

  it('must not be there at all for a compacted topic', () => {
    expect(retentionProblems(withRetention(stockLevelChanged, 730 * DAY_MS, -1))).toEqual([
      expect.stringMatching(/^stock-level-changed is compacted.*Set no retention/),
    ]);
  });
});
