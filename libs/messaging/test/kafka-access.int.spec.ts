import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createAccessAdmin,
  createConsumer,
  createProducer,
  type AccessAdmin,
  type AccessRule,
  type EventConsumer,
  type EventProducer,
} from '@shop/messaging';
import { createTestTopic, eventually, kafkaConnection, uniqueName } from '@shop/testing';

// A user of the local stack, and what it may do in this test only.
const USER = 'invoice';

let admin: AccessAdmin;
let producer: EventProducer;
const added: AccessRule[] = [];
const consumers: EventConsumer[] = [];
beforeEach(async () => {
  admin = createAccessAdmin(kafkaConnection());
  await admin.connect();
  producer = createProducer(kafkaConnection({ username: USER }));
});
afterEach(async () => {
  for (const consumer of consumers.splice(0)) await consumer.stop();
  await producer.disconnect();
  await admin.remove(added.splice(0));
  await admin.close();
});

async function allow(
  operation: string,
  resource: string,
  name: string,
  pattern: AccessRule['pattern'] = 'literal',
) {
  const rule = {
    principal: `User:${USER}`,
    permission: 'allow',
    operation,
    resource,
    name,
    pattern,
    host: '*',
  } as const;
  added.push(rule);
  await admin.add([rule]);
}

/** The broker's answer to a record for the topic. The broker may not know the newest rules yet. */
async function untilSent(topic: string): Promise<void> {
  await eventually(() => send(topic), 'sent', `${USER} may not write ${topic}`);
}

async function send(topic: string): Promise<string> {
  const record = { topic, key: 'key', value: Buffer.from('value'), headers: {} };
  return producer.send([record]).then(
    () => 'sent',
    (error: Error) => error.message,
  );
}

function consumer(topic: string, groupId: string) {
  const one = createConsumer(kafkaConnection({ username: USER }), { groupId, topics: [topic] });
  const given: string[] = [];
  consumers.push(one);
  void one.start((records) => {
    given.push(...records.map(({ value }) => String(value)));
    return Promise.resolve({ done: records.length });
  });
  const until = (problem: string) =>
    eventually(
      () => one.problem(),
      (said) => said?.includes(problem) ?? false,
      `it never had the problem ${problem}`,
    );
  const untilGiven = () =>
    eventually(
      () => given,
      ({ length }) => length > 0,
      'it was never given the record',
    );
  return { until, untilGiven };
}

describe('a user with no rule', () => {
  it('does not write, and one that allows it is enough, also to be idempotent', async () => {
    const topic = await createTestTopic();
    expect(await send(topic)).toBe('TOPIC_AUTHORIZATION_FAILED');
    await allow('write', 'topic', topic);
    await untilSent(topic);
  });

  it('does not read the topic, nor join the group: it says which, and goes on by itself once it may', async () => {
    const topic = await createTestTopic();
    const group = uniqueName('group');
    await allow('write', 'topic', topic);
    await untilSent(topic);
    await admin.remove(added.splice(0));

    const { until, untilGiven } = consumer(topic, group);
    await until(`Kafka does not allow it to user ${USER}: TOPIC_AUTHORIZATION_FAILED`);
    await allow('read', 'topic', topic);
    await until(`user ${USER} into the group, or its coordinator is away (group ${group}, topics ${topic})`);
    await allow('read', 'group', group);
    await untilGiven();
  });

  it('does not read for being allowed to write', async () => {
    const topic = await createTestTopic();
    const group = uniqueName('group');
    await allow('write', 'topic', topic);
    await allow('read', 'group', group);
    await untilSent(topic);
    await consumer(topic, group).until('TOPIC_AUTHORIZATION_FAILED');
  });
});

describe('a rule for a prefix', () => {
  it('is for all names that begin with it, and for no other', async () => {
    const topic = await createTestTopic();
    await allow('write', 'topic', topic.slice(0, -1), 'prefixed');
    await untilSent(topic);
    expect(await send(await createTestTopic())).toBe('TOPIC_AUTHORIZATION_FAILED');
  });
});

describe('the admin', () => {
  it('lists what it added, and not what it removed', async () => {
    const rules: AccessRule[] = (['literal', 'prefixed'] as const).map((pattern) => ({
      principal: `User:${uniqueName('user')}`,
      permission: 'deny',
      operation: 'describe_configs',
      resource: 'topic',
      name: uniqueName('topic'),
      pattern,
      host: '10.0.0.1',
    }));
    await admin.add(rules);
    await admin.add(rules);
    await untilListed((list) => expect(list).toEqual(expect.arrayContaining(rules)));
    await admin.remove(rules);
    await admin.remove(rules);
    await untilListed((list) => {
      for (const rule of rules) expect(list).not.toContainEqual(rule);
    });
  });

  it('does not know operations that Kafka does not have', async () => {
    await expect(allow('wirte', 'topic', 'a-topic')).rejects.toThrow('Kafka knows no wirte');
    added.length = 0;
  });
});

async function untilListed(assertion: (rules: AccessRule[]) => void): Promise<void> {
  const holds = (rules: AccessRule[]): boolean => {
    try {
      assertion(rules);
      return true;
    } catch {
      return false;
    }
  };
  await eventually(() => admin.list(), holds, 'the list is not as it should be');
}
