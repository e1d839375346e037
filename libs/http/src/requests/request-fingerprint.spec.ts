import { describe, expect, it } from '@jest/globals';
import { fingerprintOf } from './request-fingerprint.js';

const request = { method: 'POST', url: '/orders', body: { a: 1, b: [{ c: 'x', d: null }] } };
const fingerprint = fingerprintOf(request);

describe('the fingerprint of a request', () => {
  it('does not depend on the order of members', () => {
    expect(fingerprintOf({ ...request, body: { b: [{ d: null, c: 'x' }], a: 1 } })).toBe(fingerprint);
  });

  it.each([
    { method: 'PUT' },
    { url: '/orders/' },
    { url: '/orders?x=1' },
    { body: undefined },
    { body: {} },
    { body: { a: '1', b: [{ c: 'x', d: null }] } },
    { body: { a: 1, b: [{ c: 'x' }] } },
    { body: { a: 1, b: { 0: { c: 'x', d: null } } } },
  ])('differs from that of another: %j', (difference) => {
    expect(fingerprintOf({ ...request, ...difference })).not.toBe(fingerprint);
  });

  it('can be taken of a command without content', () => {
    expect(fingerprintOf({ method: 'POST', url: '/' })).toMatch(/^[\w+/]{43}=$/);
  });
});
