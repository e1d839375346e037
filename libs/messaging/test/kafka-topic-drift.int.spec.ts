import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTopicAdmin, type Obstacle, type TopicDifference, type TopicSettings } from '@shop/messaging';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';

const admin = createTopicAdmin(kafkaConnection());
beforeAll(() => admin.connect());
afterAll(() => admin.close());

let topic: TopicSettings;
beforeEach(async () => {
  topic = {
    name: uniqueName('topic'),
    partitions: 2,
    replicationFactor: 1,
    config: {
      'cleanup.policy': 'delete',
      'retention.ms': '1000000',
      'retention.bytes': '2000000',
      'min.insync.replicas': '2',
    },
  };
  await admin.apply([topic]);
});

/** The topic as it is now called for, some of its configuration changed. */
function wanting(config: Record<string, string>, rest: Partial<TopicSettings> = {}): TopicSettings {
  return { ...topic, ...rest, config: { ...topic.config, ...config } };
}

async function plan(wanted: TopicSettings): Promise<TopicDifference[]> {
  return (await admin.plan([wanted])).flatMap(({ differences }) => differences);
}

/** The broker that answers may not have heard of the change yet. */
async function untilPlanned(wanted: TopicSettings, differences: TopicDifference[]): Promise<void> {
  const text = JSON.stringify(differences);
  await eventually(
    () => plan(wanted),
    (found) => JSON.stringify(found) === text,
    `it never differed by ${text}`,
  );
}

const allow = (...obstacles: Obstacle[]): ReadonlySet<Obstacle> => new Set(obstacles);

describe('a topic that differs', () => {
  it.each([
    ['retention.ms', '1000000', '3000000'],
    ['retention.ms', '1000000', '-1'],
    ['retention.bytes', '2000000', '4000000'],
    ['min.insync.replicas', '2', '1'],
  ])('in %s is shown, changed, and then as it should be', async (setting, is, should) => {
    const wanted = wanting({ [setting]: should });
    expect(await plan(wanted)).toEqual([{ setting, is, should }]);
    expect(await admin.apply([wanted])).toMatchObject([
      { action: 'change', differences: [{ setting, is, should }] },
    ]);
    await untilPlanned(wanted, []);
    expect(await admin.apply([wanted])).toMatchObject([{ action: 'keep' }]);
  });

  it.each([
    ['retention.ms', '1000000', '1000'],
    ['retention.bytes', '2000000', '1000'],
    ['cleanup.policy', 'delete', 'compact'],
  ])(
    'in %s, so that less would be kept, is changed only when that is allowed',
    async (setting, is, should) => {
      const wanted = wanting({ [setting]: should });
      const difference: TopicDifference = { setting, is, should, obstacle: 'loss' };
      await admin.apply([wanted], allow('repartition'));
      await untilPlanned(wanted, [difference]);
      await admin.apply([wanted], allow('loss'));
      await untilPlanned(wanted, []);
    },
  );

  it('in what nobody asks for gets rid of it', async () => {
    await admin.apply([wanting({ 'max.message.bytes': '1000' })]);
    await untilPlanned(topic, [{ setting: 'max.message.bytes', is: '1000', should: undefined }]);
    await admin.apply([topic]);
    await untilPlanned(topic, []);
  });

  it('in partitions is given more only when that is allowed', async () => {
    const wanted = wanting({}, { partitions: 3 });
    const difference: TopicDifference = {
      setting: 'partitions',
      is: '2',
      should: '3',
      obstacle: 'repartition',
    };
    await admin.apply([wanted], allow('loss'));
    await untilPlanned(wanted, [difference]);
    await admin.apply([wanted], allow('repartition'));
    await untilPlanned(wanted, []);
  });

  it('in partitions is never given fewer', async () => {
    const wanted = wanting({}, { partitions: 1 });
    await admin.apply([wanted], allow('repartition', 'loss'));
    await untilPlanned(wanted, [{ setting: 'partitions', is: '2', should: '1', obstacle: 'impossible' }]);
  });

  it('in replicas that have to confirm is not asked for more than there are', async () => {
    const wanted = wanting({ 'min.insync.replicas': '3' });
    await admin.apply([wanted], allow('repartition', 'loss'));
    const difference = {
      setting: 'min.insync.replicas',
      is: '2',
      should: '3',
      obstacle: 'impossible',
    } as const;
    await untilPlanned(wanted, [difference]);
  });

  it('in replicas is shown, and left to those who move them', async () => {
    const wanted = wanting({}, { replicationFactor: 3 });
    await admin.apply([wanted], allow('repartition', 'loss'));
    const difference = {
      setting: 'replication.factor',
      is: '1',
      should: '3',
      obstacle: 'impossible',
    } as const;
    await untilPlanned(wanted, [difference]);
  });

  it('in much is changed as far as that is allowed', async () => {
    const wanted = wanting({ 'retention.ms': '1000', 'retention.bytes': '4000000' }, { partitions: 3 });
    await admin.apply([wanted]);
    await untilPlanned(wanted, [
      { setting: 'partitions', is: '2', should: '3', obstacle: 'repartition' },
      { setting: 'retention.ms', is: '1000000', should: '1000', obstacle: 'loss' },
    ]);
  });
});
