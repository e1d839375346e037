import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BrokerUnavailableError, createConsumer, createProducer, createTopicAdmin } from '@shop/messaging';
import { createTestTopic, eventually, kafkaConnection, stackAddresses, uniqueName } from '@shop/testing';
import { Bench } from './consumer-bench.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const wrong = { stranger: 'knock-knock', order: 'not-the-password-of-order' };

describe.each(Object.entries(wrong))('as %s with the password %s', (username, password) => {
  const connection = { ...kafkaConnection(), user: { username, password } };

  it('a producer is refused, and says whom Kafka refused', async () => {
    const producer = createProducer(connection);
    const sent = producer.send([{ topic: await createTestTopic(), key: 'key', value: null, headers: {} }]);
    await expect(sent).rejects.toThrow(BrokerUnavailableError);
    await expect(sent).rejects.toThrow(`Kafka does not accept user ${username}: SASL SCRAM SHA512`);
    await expect(sent).rejects.not.toThrow(password);
    await expect(producer.connect()).rejects.toThrow(`Kafka does not accept user ${username}`);
  });

  it('an admin is refused', async () => {
    await expect(createTopicAdmin(connection).connect()).rejects.toThrow(
      `Kafka does not accept user ${username}`,
    );
  });
});

it('without a name, the broker answers nothing and hangs up', async () => {
  const [host, port] = (stackAddresses().brokers[0] ?? '').split(':');
  const socket = connect({ host, port: Number(port) });
  const answers: Buffer[] = [];
  socket.on('data', (piece: Buffer) => answers.push(piece));
  socket.write(metadataRequest());
  await once(socket, 'close');
  expect(answers).toEqual([]);
});

it('a consumer says that it is refused, keeps trying, and joins once it is let in', async () => {
  const bench = await Bench.create();
  await bench.send('a-1');
  const connection = { ...kafkaConnection(), user: { username: 'operations', password: 'mistyped' } };
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => warnings.push(message), debug: () => undefined };
  const given: string[] = [];
  const options = { groupId: uniqueName('group'), topics: [bench.topic] };
  const consumer = createConsumer({ ...connection, log }, options);
  closing.push(
    () => consumer.stop(),
    () => bench.close(),
  );
  const started = consumer.start((records) => {
    given.push(...records.map(({ value }) => String(value)));
    return Promise.resolve({ done: records.length });
  });
  await eventually(
    () => consumer.problem(),
    (problem) => problem?.includes('Kafka does not accept user operations') ?? false,
    'it never said that it is refused',
  );
  expect(warnings).toContainEqual(expect.stringContaining('Kafka does not accept user operations'));
  expect([...warnings, consumer.problem()].join()).not.toContain('mistyped');

  connection.user.password = 'operations';
  await started;
  expect(consumer.problem()).toBeUndefined();
  await eventually(
    () => given,
    (values) => values.includes('a-1'),
    'it was never given the record',
  );
});

/** As a client that has not said who it is: all topics, version 0, correlation id 0. */
function metadataRequest(): Buffer {
  const request = Buffer.alloc(18);
  request.writeInt32BE(14, 0);
  request.writeInt16BE(3, 4);
  request.writeInt16BE(-1, 12);
  return request;
}
