import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  createConsumer,
  createTopicOffsets,
  hasForgottenOffsets,
  type EventConsumer,
  type TopicOffsets,
} from '@shop/messaging';
import { eventually, kafkaConnection, withAdmin } from '@shop/testing';
import { ChunkProcessor, hasProcessedSince } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import { forgetOffsets } from './foreign-producer.js';

let rig: ConsumerRig;
let offsets: TopicOffsets;
let consumer: EventConsumer | undefined;
beforeEach(async () => {
  rig = await ConsumerRig.create();
  offsets = createTopicOffsets(kafkaConnection());
});
afterEach(async () => {
  await consumer?.stop();
  await Promise.all([offsets.close(), rig.close()]);
});

it('A group whose offsets Kafka has forgotten does not begin at the start by itself', async () => {
  const { group, database, topic } = rig;
  const topics = [topic.name];
  await rig.start();
  await rig.producer.send([rig.record('before', 1)]);
  await rig.untilEffects(1);
  const since = await momentAfter(Date.now());
  await rig.producer.send([rig.record('since', 2)]);
  await rig.untilEffects(2);
  await rig.stop();
  const ends = (await offsets.ranges(topics)).map(({ end, ...partition }) => ({ ...partition, offset: end }));
  await forgetOffsets(group);
  expect(await offsets.committed(group, topics)).toEqual([]);

  const memory = {
    since: () => Promise.resolve(since),
    hasHandled: (time: Date) => hasProcessedSince(database, group, time),
  };
  const objection = async (): Promise<string | undefined> =>
    (await hasForgottenOffsets(offsets, { group, topics }, memory)) ? 'forgotten' : undefined;
  consumer = createConsumer(kafkaConnection(), { groupId: group, topics, objection });
  const started = consumer.start(new ChunkProcessor(rig.processing).handle);
  await eventually(() => consumer?.problem(), 'not in its group: forgotten', 'it did not say so');

  // As `offsets set` does it, when somebody has decided.
  await withAdmin((admin) => admin.setOffsets(group, ends));
  await started;
  await rig.producer.send([rig.record('after', 3)]);
  await rig.untilEffects(3);
  expect((await rig.effects()).map(({ version }) => version)).toEqual([1, 2, 3]);
});

/** Later than what was written until then, by the clock with which records and ids are stamped. */
async function momentAfter(time: number): Promise<Date> {
  return new Date(
    await eventually(
      () => Date.now(),
      (now) => now > time + 1,
      'the clock stands still',
    ),
  );
}
