import { describe, expect, it } from '@jest/globals';
import { assert, property, uint8Array, string, oneof, constantFrom } from 'fast-check';
import { keyOfText, keyText, textOfKey } from './record-key.js';

const somewhere = { partition: 3, offset: '17' };
const anyKey = oneof(
  uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  string().map((text) => Buffer.from(text)),
  constantFrom('base64:AAE=', 'none:3/17', 'base64:', 'none:', '\0', '').map((text) => Buffer.from(text)),
);

describe('the text of a key', () => {
  it.each(['', 'order-1', 'Grüße', '0190b3a0-7c1d-7e2a-8f3b-123456789abc'])('is %j itself', (key) => {
    expect(textOfKey(Buffer.from(key), somewhere)).toBe(key);
    expect(keyText(key)).toBe(key);
  });

  it('says what bytes are no text', () => {
    expect(textOfKey(Buffer.from([0xff, 0x01]), somewhere)).toBe('base64:/wE=');
  });

  it('is that of no other record, where there is no key', () => {
    expect(textOfKey(null, somewhere)).toBe('none:3/17');
    expect(keyOfText('none:3/17')).toBeNull();
  });

  it('is a different one for each key, can be stored, and gives back the bytes', () => {
    assert(
      property(anyKey, (key) => {
        const text = textOfKey(key, somewhere);
        expect(text).not.toContain('\0');
        expect(Buffer.from(keyOfText(text) ?? 'none')).toEqual(key);
      }),
    );
  });

  it('is the same, however the key was given', () => {
    assert(property(string(), (key) => keyText(key) === textOfKey(Buffer.from(key), somewhere)));
    expect(keyText('none:3/17')).toBe(textOfKey(Buffer.from('none:3/17'), somewhere));
  });
});
