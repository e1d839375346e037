import { afterEach, describe, expect, it } from '@jest/globals';
import { deadLetterTopic, FailureHeader, retryTopic } from '@shop/messaging';
import { eventually, readTopics } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { PermanentError, TierProcessor } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

let rig: ConsumerRig;
afterEach(() => rig.close());

const settled = (): Promise<unknown> =>
  eventually(
    () => rig.parked(),
    (parked) => parked.every(({ stage }) => stage === 'dead'),
    'events are still in the tiers',
  );

describe('a failing event', () => {
  it('climbs the tiers, then succeeds, and what came later for its key follows in order', async () => {
    rig = await ConsumerRig.create({ tiers: '20ms,50ms' });
    rig.handle = async ({ orderId, version }) => {
      if (orderId !== 'failing' || version !== 1) return;
      const [head] = await rig.parked();
      if (head?.stage !== '50ms') throw new Error('not before the last tier');
    };
    await rig.start();
    await rig.producer.send([
      rig.record('failing', 1),
      rig.record('failing', 2),
      rig.record('other', 1),
      rig.record('failing', 3),
    ]);
    await rig.untilEffects(4);
    expect(await rig.effectsByKey()).toEqual({ failing: [1, 2, 3], other: [1] });
    expect(await rig.parked()).toEqual([]);
    expect((await readTopics(retryTopic(rig.group, '50ms'))).length).toBeGreaterThan(0);
  });

  it('that never succeeds ends among the dead letters with its bytes, its headers and its story', async () => {
    rig = await ConsumerRig.create({ tiers: '20ms,50ms' });
    rig.handle = async ({ orderId }) => {
      if (orderId === 'dead') throw new TypeError('broken for ever');
    };
    await rig.start();
    const original = rig.record('dead', 1);
    await rig.producer.send([original, rig.record('alive', 1)]);
    await eventually(
      () => rig.parked(),
      ([head]) => head?.stage === 'dead',
      'it did not die',
    );
    const [letter] = await eventually(
      () => readTopics(deadLetterTopic(rig.group)),
      (all) => all.length === 1,
      'no dead letter',
    );
    expect(letter?.value).toEqual(original.value);
    expect(text(letter?.headers)).toMatchObject({
      ...original.headers,
      [FailureHeader.topic]: rig.topic.name,
      [FailureHeader.group]: rig.group,
      [FailureHeader.message]: 'broken for ever',
      [FailureHeader.class]: 'TypeError',
      [FailureHeader.deliveryCount]: '5',
    });
    await rig.untilEffects(1);
    expect(await rig.effectsByKey()).toEqual({ alive: [1] });
  });

  it('that can never succeed is dead at once, and keeps its key behind it', async () => {
    rig = await ConsumerRig.create();
    rig.handle = async ({ orderId, version }) => {
      if (orderId === 'poisoned' && version === 1) throw new PermanentError('refused by a rule');
    };
    await rig.start();
    await rig.producer.send([rig.record('poisoned', 1), rig.record('poisoned', 2), rig.record('other', 1)]);
    await eventually(
      () => rig.parked(),
      (parked) => parked.length === 2,
      'the later event was not parked',
    );
    expect(await rig.parked()).toEqual([
      { order_key: 'poisoned', stage: 'dead', blocked: false, attempts: 1 },
      { order_key: 'poisoned', stage: 'dead', blocked: true, attempts: 0 },
    ]);
    await rig.untilEffects(1);
    expect(await rig.effectsByKey()).toEqual({ other: [1] });
  });

  it('lets later ones of its key pass where the handler can do without order', async () => {
    rig = await ConsumerRig.create({ tiers: '20ms', ordered: false });
    rig.handle = async ({ version }) => {
      if (version === 1) throw new PermanentError('never');
    };
    await rig.start();
    await rig.producer.send([rig.record('a', 1), rig.record('a', 2), rig.record('a', 3)]);
    await rig.untilEffects(2);
    await settled();
    expect(await rig.effectsByKey()).toEqual({ a: [2, 3] });
  });

  it('has its effect once when its forwarded record comes twice', async () => {
    rig = await ConsumerRig.create({ tiers: '20ms' });
    rig.handle = async ({ orderId }) => {
      if (orderId === 'a' && (await rig.parked()).length === 0) throw new Error('not yet');
    };
    await rig.start();
    await rig.producer.send([rig.record('a', 1)]);
    await rig.untilEffects(1);
    const [forwarded] = await readTopics(retryTopic(rig.group, '20ms'));
    if (!forwarded) throw new Error('nothing was forwarded');
    await rig.producer.send([forwarded, forwarded, rig.record('marker', 1)]);
    await rig.tierProgress('20ms', 3);
    await rig.untilEffects(2);
    expect(await rig.effectsByKey()).toEqual({ a: [1], marker: [1] });
  });

  it('waits in its tier until it is due', async () => {
    rig = await ConsumerRig.create({ tiers: '20ms' });
    const dueAt = String(Date.now() + 60_000);
    const headers = { [FailureHeader.parkedId]: uuidv7(), [FailureHeader.dueAt]: dueAt };
    const waiting = { ...rig.record('early', 1), headers, partition: 0, offset: '0', timestamp: Date.now() };
    const { done, retryIn } = await new TierProcessor('20ms', rig.processing).handle([waiting]);
    expect(done).toBe(0);
    expect(retryIn).toBeGreaterThan(0);
    expect(retryIn).toBeLessThanOrEqual(60_000);
  });

  it('is left alone by a copy of its record from an earlier tier', async () => {
    rig = await ConsumerRig.create({ tiers: '20ms,10m' });
    rig.handle = async ({ orderId }) => {
      if (orderId === 'failing') throw new Error('not yet');
    };
    await rig.start();
    await rig.producer.send([rig.record('failing', 1)]);
    await eventually(
      () => rig.parked(),
      ([head]) => head?.stage === '10m',
      'it did not reach the second tier',
    );
    const before = await rig.parked();
    const copies = await readTopics(retryTopic(rig.group, '20ms'));
    await rig.producer.send(copies);
    await rig.tierProgress('20ms', copies.length * 2);
    expect(await rig.parked()).toEqual(before);
  });
});

function text(headers: Record<string, string | Buffer> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()]));
}
