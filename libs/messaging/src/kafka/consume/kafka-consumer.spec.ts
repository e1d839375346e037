import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { KafkaConsumer } from './kafka-consumer.js';

it('A consumer that is not answered says so, and tries by other connections', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket.resume().on('error', () => undefined)));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const connection = {
    brokers: [`127.0.0.1:${port}`],
    clientId: 'test',
    user: { username: 'test', password: 'test' },
    answerWithinMs: 500,
  };
  const consumer = new KafkaConsumer(connection, {
    groupId: 'group',
    topics: ['topic'],
    timeouts: { leave: 500 },
  });
  const started = consumer.start(() => Promise.resolve({ done: 0 }));
  for (let rounds = 0; sockets.length < 2 && rounds < 300; rounds += 1) await sleep(50);
  expect(sockets.length).toBeGreaterThanOrEqual(2);
  expect(sockets[0]?.destroyed).toBe(true);
  expect(consumer.problem()).toBe('not in its group: Kafka did not answer in time (ApiVersions)');
  await consumer.stop();
  await started;
  silent.close();
});

it('A consumer that something speaks against does not join, and says what it is', async () => {
  const connection = {
    brokers: ['127.0.0.1:1'],
    clientId: 'test',
    user: { username: 'test', password: 'test' },
  };
  const objection = () => Promise.resolve('its offsets are forgotten');
  const consumer = new KafkaConsumer(connection, { groupId: 'group', topics: ['topic'], objection });
  const started = consumer.start(() => Promise.resolve({ done: 0 }));
  await sleep(200);
  expect(consumer.problem()).toBe('not in its group: its offsets are forgotten');
  await consumer.stop();
  await started;
});
