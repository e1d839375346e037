import { describe, expect, it } from '@jest/globals';
import { uuidv5 } from './uuidv5.js';

describe('uuidv5', () => {
  it('makes the id that RFC 9562 gives as its example', () => {
    expect(uuidv5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('differs by name and by namespace', () => {
    const one = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    const other = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
    expect(new Set([uuidv5(one, 'a'), uuidv5(one, 'b'), uuidv5(other, 'a')]).size).toBe(3);
  });
});
