import { describe, expect, it } from '@jest/globals';
import type { KafkaMessage } from 'kafkajs';
import { toRecord } from './incoming-record.js';

function headersOf(entries: [string, unknown][]): object {
  const headers = Object.fromEntries(entries) as KafkaMessage['headers'];
  const message = { key: null, value: null, offset: '7', timestamp: '0', attributes: 0, headers };
  return toRecord('topic', 0, message as KafkaMessage).headers;
}

describe('The headers of a record', () => {
  it('have the last value of a name', () => {
    const [first, last] = [Buffer.from('first'), Buffer.from('last')];
    expect(headersOf([['name', [first, last]]])).toEqual({ name: last });
  });

  it('have none that comes without a value', () => {
    const value = Buffer.from('value');
    expect(
      headersOf([
        ['empty', null],
        ['name', value],
        ['last', [value, null]],
      ]),
    ).toEqual({ name: value });
  });

  it('may be called as no property may', () => {
    const value = Buffer.from('value');
    expect(
      Object.entries(
        headersOf([
          ['__proto__', [value, value]],
          ['x', null],
        ]),
      ),
    ).toEqual([['__proto__', value]]);
  });
});
