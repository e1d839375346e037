import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, installedVersion } from '@shop/testing';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import BrokerPool from 'kafkajs/src/cluster/brokerPool.js';
import Broker from 'kafkajs/src/broker/index.js';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import decodeBatch from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import { replaced } from './fetch-answers.js';

/** If these fail, read the patches against the new version before you change what is expected. */
describe('kafkajs under its patches', () => {
  it('is the version that they were written for', () => {
    expect(installedVersion('kafkajs')).toBe('2.2.4');
  });

  it('is inside as they know it', () => {
    expect(fingerprintOf(RequestQueue)).toBe('b36e8d8f00ec8b49');
    expect(fingerprintOf(BrokerPool)).toBe('881421ca3bf3bb6d');
    expect(fingerprintOf(Broker)).toBe('d6095bf84d6f56bc');
    expect(fingerprintOf(replaced)).toBe('159b1098f90cb215');
    expect(fingerprintOf(decodeBatch)).toBe('77acebbb995191c1');
    expect(fingerprintOf(ConsumerGroup)).toBe('5a90070d31e7e13b');
  });
});
