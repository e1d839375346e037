import { describe, expect, it } from '@jest/globals';
import type { KafkaMessage } from 'kafkajs';
import { toRecord } from './incoming-record.js';

function received(headers: NonNullable<KafkaMessage['headers']>): KafkaMessage {
  const message = { key: Buffer.from('k'), value: null, timestamp: '1', attributes: 0, offset: '7' };
  return { ...message, headers };
}

describe('A record that came', () => {
  it('has the headers of the message', () => {
    const headers = { ce_id: Buffer.from('1'), plain: 'text' };
    expect(toRecord('t', 0, received(headers)).headers).toEqual(headers);
  });

  it('has the last of a header that repeats, and the others as they are', () => {
    const headers = { ce_id: [Buffer.from('1'), Buffer.from('2')], plain: 'text', none: undefined };
    expect(toRecord('t', 0, received(headers)).headers).toEqual({ ce_id: Buffer.from('2'), plain: 'text' });
  });
});
