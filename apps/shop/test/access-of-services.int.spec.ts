import { afterEach, describe, expect, it } from '@jest/globals';
import { serviceNames, topicCatalogue, type ServiceName } from '@shop/contracts';
import { groupsOf, type Topic } from '@shop/topics';
import { createAccessAdmin, createConsumer, createProducer, type EventConsumer } from '@shop/messaging';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';
import { accessRules, servicePrincipals } from '../src/access/access-rules.js';
import { planAccess } from '../src/access/plan-access.js';

const consumers: EventConsumer[] = [];
afterEach(async () => {
  await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
});

/**
 * More than a broker accepts in one record: the broker checks the right to write first, and writes nothing in
 * any case.
 */
const TOO_LARGE = Buffer.alloc(1_100_000);

async function answersTo(username: string, topics: string[]): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(topics.map(async (topic) => [topic, await answerTo(username, topic)])),
  ) as Record<string, string>;
}

async function answerTo(username: string, topic: string): Promise<string> {
  const producer = createProducer(kafkaConnection({ username }));
  const sent = producer.send([{ topic, key: 'key', value: TOO_LARGE, headers: {} }]);
  const answer = await sent.then(
    () => 'sent',
    (error: Error) => error.message,
  );
  await producer.disconnect();
  return answer;
}

function consumer(username: string, groupId: string, topics: string[]): EventConsumer {
  const one = createConsumer(kafkaConnection({ username }), { groupId, topics });
  consumers.push(one);
  // No record is handled, so no offset is committed.
  void one.start(() => Promise.resolve({ done: 0, retryIn: 60_000 }));
  return one;
}

async function untilJoined(username: string, groupId: string, topics: string[]): Promise<void> {
  const one = consumer(username, groupId, topics);
  const joined = (problem: string | undefined): boolean => problem === undefined;
  await eventually(() => one.problem(), joined, `${username} did not get into group ${groupId}`);
}

async function untilRefused(username: string, groupId: string, topic: string): Promise<void> {
  const one = consumer(username, groupId, [topic]);
  await eventually(
    () => one.problem(),
    (problem) => problem?.includes(`user ${username}`) ?? false,
    `${username} was not refused ${topic} in group ${groupId}`,
  );
}

const readBy = (service: ServiceName, { subscribers }: Topic): boolean =>
  subscribers.some((subscriber) => subscriber.service === service);

it('the deployment has applied the rules, and the next would change nothing', async () => {
  const admin = createAccessAdmin(kafkaConnection());
  await admin.connect();
  const { missing } = planAccess(accessRules(), await admin.list(), servicePrincipals());
  await admin.close();
  expect(missing).toEqual([]);
});

describe.each(serviceNames)('the %s service', (service) => {
  const other = service === 'order' ? 'shipment' : 'order';
  const ownGroup = () => `${service}.${uniqueName('test')}`;

  it('writes its own topics, and no others', async () => {
    const answers = await answersTo(
      service,
      topicCatalogue.map(({ name }) => name),
    );
    const expected = topicCatalogue.map(({ name, owner }) => [
      name,
      owner === service ? 'MESSAGE_TOO_LARGE' : 'TOPIC_AUTHORIZATION_FAILED',
    ]);
    expect(answers).toEqual(Object.fromEntries(expected));
  });

  it('writes what failed in its own groups, and in no others', async () => {
    const topicsOf = (name: string) => [`retry.${name}.5s`, `dlq.${name}`];
    const own = [service, `${service}-projector`].flatMap(topicsOf);
    const foreign = [other, `${other}-projector`].flatMap(topicsOf);
    const answers = await answersTo(service, [...own, ...foreign]);
    expect(answers).toEqual(
      Object.fromEntries([
        ...own.map((topic) => [topic, 'MESSAGE_TOO_LARGE']),
        ...foreign.map((topic) => [topic, 'TOPIC_AUTHORIZATION_FAILED']),
      ]),
    );
  });

  it('reads what it subscribes to, and what failed in its own groups', async () => {
    const own = topicCatalogue.filter((topic) => readBy(service, topic)).map(({ name }) => name);
    const failed = [`retry.${service}.5s`, `dlq.${service}`, `dlq.${service}-projector`];
    await untilJoined(service, ownGroup(), [...own, ...failed]);
  });

  it('takes part in its own groups, and in those of their retries', async () => {
    const own = groupsOf(service).flatMap((group) => [
      { group, topic: topicCatalogue.find((each) => readBy(service, each))?.name ?? '' },
      { group: `${group}.retries`, topic: `retry.${group}.1m` },
    ]);
    await Promise.all(own.map(({ group, topic }) => untilJoined(service, group, [topic])));
  });

  it('does not read what it does not subscribe to', async () => {
    const foreign = topicCatalogue.find((topic) => !readBy(service, topic));
    if (!foreign) return; // the order service shows something of everything
    await untilRefused(service, ownGroup(), foreign.name);
  });

  it("does not read what failed in another's group", async () => {
    const failed = [`retry.${other}.5s`, `dlq.${other}`];
    await Promise.all(failed.map((topic) => untilRefused(service, ownGroup(), topic)));
  });

  it("does not take part in another's group", async () => {
    const [topic = ''] = topicCatalogue.filter((each) => readBy(service, each)).map(({ name }) => name);
    const groups = [other, `${other}-projector`, `${other}.retries`, uniqueName(service)];
    await Promise.all(groups.map((group) => untilRefused(service, group, topic)));
  });
});
