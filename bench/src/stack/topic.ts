import { createTestTopic } from '@shop/testing';

export const PARTITIONS = 12;

/** Makes a topic whose partitions all have a leader: the first batch must not pay for the election. */
export function newTopic(): Promise<string> {
  return createTestTopic({ partitions: PARTITIONS });
}
