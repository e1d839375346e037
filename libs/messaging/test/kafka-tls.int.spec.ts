import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTopicAdmin, type KafkaTls } from '@shop/messaging';
import {
  aCertificate,
  createTestTopic,
  kafkaConnection,
  stackAddresses,
  type Certificate,
} from '@shop/testing';
import { KafkaProxy } from './kafka-proxy.js';

let certificate: Certificate;
let broker: KafkaProxy;

beforeAll(async () => {
  certificate = await aCertificate();
  broker = await KafkaProxy.start(stackAddresses().brokers[0], certificate);
});
afterAll(async () => {
  await broker.refuse();
  await certificate.remove();
});

async function topicsBy(tls: KafkaTls | undefined): Promise<string[]> {
  const admin = createTopicAdmin({ ...kafkaConnection({ brokers: [broker.address] }), ...(tls && { tls }) });
  try {
    await admin.connect();
    return await admin.list();
  } finally {
    await admin.close();
  }
}

describe('A broker that speaks TLS', () => {
  it('answers to who trusts its certificate', async () => {
    const topic = await createTestTopic({ partitions: 1 });
    expect(await topicsBy({ ca: certificate.cert })).toContain(topic);
  });

  it('is not believed by who does not', async () => {
    await expect(topicsBy({})).rejects.toThrow(/self-signed certificate/);
  });

  it('is not spoken to plainly', async () => {
    await expect(topicsBy(undefined)).rejects.toThrow();
  });
});
