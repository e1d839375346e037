import { it } from '@jest/globals';
import { KafkaProducer } from '@shop/messaging';
import { createTestTopic, stackAddresses } from '@shop/testing';
import { KafkaProxy } from './kafka-proxy.js';
it.each(['refuse', 'freeze'])('%s', async (how) => {
  const proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
  const topic = await createTestTopic();
  const p = new KafkaProducer({ brokers: [proxy.address], clientId: 'x' });
  await p.send([{ topic, key: 'a', value: null, headers: {} }]);
  if (how === 'freeze') proxy.frozen = true; else await proxy.refuse();
  for (const i of [1, 2]) {
  const t = Date.now();
  await p.send([{ topic, key: 'a', value: null, headers: {} }]).catch((e) => console.error(how, i, e.message, e.cause?.message, (Date.now() - t)/1000)); }
  const t2 = Date.now(); await p.disconnect(); console.error('disconnect', Date.now() - t2);
}, 400000);
