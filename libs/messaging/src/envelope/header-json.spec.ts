import { describe, expect, it } from '@jest/globals';
import { assert, dictionary, oneof, property, string, uint8Array } from 'fast-check';
import { headersFromJson, headersToJson } from './header-json.js';

const hex = (headers: Record<string, string | Buffer>) =>
  Object.entries(headers).map(([name, value]) => [name, Buffer.from(value).toString('hex')]);

describe('headers in a jsonb column', () => {
  it('keep every byte of every value', () => {
    const value = oneof(
      string(),
      uint8Array().map((array) => Buffer.from(array)),
    );
    assert(
      property(dictionary(string(), value), (headers) => {
        const through = headersFromJson(JSON.parse(JSON.stringify(headersToJson(headers))));
        expect(hex(through)).toEqual(hex(headers));
      }),
    );
  });

  it('stay readable where they are text', () => {
    expect(
      headersToJson({ ce_type: Buffer.from('shop.order.v1.OrderPlaced'), odd: Buffer.from([0xff]) }),
    ).toEqual({
      ce_type: 'shop.order.v1.OrderPlaced',
      odd: { base64: '/w==' },
    });
  });
});
