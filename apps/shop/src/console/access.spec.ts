import { describe, expect, it } from '@jest/globals';
import { refusalOf, type Access, type Asked } from './access.js';

const access: Access = { token: 'secret', readOnly: false };
const asked: Asked = {
  method: 'GET',
  host: '127.0.0.1:3010',
  origin: undefined,
  authorization: 'Bearer secret',
  isPage: false,
};

function codeOf(change: Partial<Asked>, of: Partial<Access> = {}): string | undefined {
  return refusalOf({ ...asked, ...change }, { ...access, ...of })?.code;
}

describe('the console', () => {
  it('answers its own page with its token', () => {
    expect(codeOf({})).toBeUndefined();
    expect(
      codeOf({ host: 'localhost:3010', origin: 'http://localhost:3010', method: 'POST' }),
    ).toBeUndefined();
    expect(codeOf({ host: '[::1]:3010' })).toBeUndefined();
  });

  it('refuses a wrong token, and none', () => {
    expect(codeOf({ authorization: 'Bearer other' })).toBe('UNAUTHORIZED');
    expect(codeOf({ authorization: undefined })).toBe('UNAUTHORIZED');
    expect(codeOf({ authorization: undefined, isPage: true })).toBeUndefined();
  });

  it('refuses names that are not of this machine, for pages too', () => {
    for (const host of [
      'evil.example:3010',
      '127.0.0.1.evil.example',
      'localhost.evil.example:3010',
      undefined,
    ]) {
      expect(codeOf({ host, isPage: true })).toBe('FOREIGN_HOST');
    }
  });

  it('names all that it answers to, to who called it otherwise', () => {
    const refused = refusalOf({ ...asked, host: undefined }, access);
    expect(refused?.message).toBe('Host must be one of localhost, 127.0.0.1, [::1], and is missing');
  });

  it('refuses pages of others', () => {
    for (const origin of ['http://evil.example', 'http://127.0.0.1:4000', 'https://127.0.0.1:3010', 'null']) {
      expect(codeOf({ origin })).toBe('FOREIGN_ORIGIN');
    }
  });

  it('refuses to change anything when it is read-only', () => {
    expect(codeOf({ method: 'POST' }, { readOnly: true })).toBe('READ_ONLY');
    expect(codeOf({ method: 'GET' }, { readOnly: true })).toBeUndefined();
  });
});
