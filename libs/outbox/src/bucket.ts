import { crc32 } from 'node:zlib';

/**
 * How many buckets the keys of an outbox fall into: the most relays that can share the work. Part of the
 * data: rows hold their bucket, so change it only with an empty outbox.
 */
export const BUCKETS = 32;

/**
 * The bucket of a key. All rows of a key share one bucket, and one relay at a time works on a bucket: that
 * keeps their order.
 */
export function bucketOf(key: string): number {
  return crc32(key) % BUCKETS;
}
