import { createTestTopic, eventually, withAdmin } from '@shop/testing';

export const PARTITIONS = 12;

/** Makes a topic whose partitions all have a leader: the first batch must not pay for the election. */
export async function newTopic(): Promise<string> {
  const topic = await createTestTopic({ partitions: PARTITIONS });
  await eventually(
    () => withAdmin((admin) => admin.sizes([topic])),
    (sizes) => sizes.get(topic) === 0,
    'the topic never had leaders',
  );
  return topic;
}
