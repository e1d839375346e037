import { describe, expect, it } from '@jest/globals';
import { purposeOf } from './purpose.js';

function request(api: number, length = 20): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeInt32BE(length - 4, 0);
  bytes.writeInt16BE(api, 4);
  return bytes;
}

function afterAll(...apis: number[]): string {
  return apis.reduce((before, api) => purposeOf('kafka', request(api), before), '');
}

describe('What a connection is for', () => {
  it('is told in Kafka by what was asked', () => {
    expect(afterAll(18, 17, 36, 3, 22, 0)).toBe('producer');
    expect(afterAll(18, 3, 10, 11, 14, 1)).toBe('consumer');
    expect(afterAll(18, 3, 9, 2)).toBe('admin');
  });

  it('is not forgotten for a piece that is no whole request', () => {
    expect(purposeOf('kafka', request(0).subarray(0, 10), 'consumer')).toBe('consumer');
  });

  it('is the name of the application in PostgreSQL', () => {
    const parameters = ['\u0000\u0003\u0000\u0000user', 'order_write', 'application_name', 'order-relay', ''];
    const begin = Buffer.from(`\0\0\0\x40${parameters.join('\0')}\0`);
    expect(purposeOf('postgres', begin, '')).toBe('order-relay');
    expect(purposeOf('postgres', Buffer.from('a query'), 'order-relay')).toBe('order-relay');
  });
});
