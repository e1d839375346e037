import { describe, expect, it } from '@jest/globals';
import { BUCKETS, bucketOf } from './bucket.js';

describe('the bucket of a key', () => {
  it('is the same in every version of the program: rows hold it', () => {
    expect(['order-1', 'order-2', ''].map(bucketOf)).toEqual([bucketOf('order-1'), bucketOf('order-2'), 0]);
    expect(bucketOf('123456789')).toBe(0xcbf43926 % BUCKETS);
  });

  it('spreads keys over all buckets', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 3_200; index += 1) {
      const bucket = bucketOf(`order-${index}`);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
    expect(counts.size).toBe(BUCKETS);
    expect(Math.max(...counts.values())).toBeLessThan(200);
  });
});
