import { describe, expect, it } from '@jest/globals';
import { OrderPlacedSchema, OrderPlaced_MoneySchema, AddressSchema } from '@shop/contracts';
import * as fc from 'fast-check';
import { UndecodableEventError } from '../errors.js';
import { decodeFrame, encodePrefix, messageIndexesOf } from './wire-format.js';

describe('the wire format', () => {
  it.each([
    [1234, [0], '00 000004d2 00'],
    [1234, [2], '00 000004d2 02 04'],
    [1, [1, 0], '00 00000001 04 02 00'],
  ])('of message %s, %j is %s', (id, indexes, hex) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    expect(encodePrefix(id, indexes)).toEqual(bytes);
    expect(decodeFrame(bytes)).toMatchObject({ schemaId: id, messageIndexes: indexes });
  });

  it('comes back as it went', () => {
    const indexes = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.nat(), indexes, fc.uint8Array(), (schemaId, messageIndexes, payload) => {
        const value = Buffer.concat([encodePrefix(schemaId, messageIndexes), payload]);
        expect(decodeFrame(value)).toEqual({ schemaId, messageIndexes, payload: Buffer.from(payload) });
      }),
    );
  });

  it('may spell the first message out as a list of one', () => {
    expect(decodeFrame(Buffer.from('00000000010200ff', 'hex'))).toMatchObject({ messageIndexes: [0] });
  });

  it.each([
    ['nothing', ''],
    ['no message index', '0000000001'],
    ['another magic byte', '010000000100'],
    ['a list longer than the value', '0000000001ff01'],
    ['a list of a negative length', '000000000101'],
    ['an index cut off', '000000000102ff'],
  ])('is not %s', (_, hex) => {
    expect(() => decodeFrame(Buffer.from(hex, 'hex'))).toThrow(UndecodableEventError);
  });
});

describe('messageIndexesOf', () => {
  it('is the path to a message in its file', () => {
    expect(messageIndexesOf(OrderPlacedSchema)).toEqual([0]);
    expect(messageIndexesOf(AddressSchema)).toEqual([2]);
    expect(messageIndexesOf(OrderPlaced_MoneySchema)).toEqual([0, 0]);
  });
});
