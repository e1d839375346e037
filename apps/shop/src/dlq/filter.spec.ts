import { describe, expect, it } from '@jest/globals';
import { toQuery } from '../operations/query.js';
import { toFilter } from './filter.js';

describe('a filter', () => {
  it('leaves out what is not asked for', () => {
    expect(JSON.stringify(toFilter({ key: 'a', until: new Date(0) }))).toBe(
      '{"key":"a","parkedUntil":"1970-01-01T00:00:00.000Z"}',
    );
    expect(toQuery({ group: 'order', ...toFilter({ errorText: 'a b&c' }) })).toBe(
      '?group=order&errorText=a+b%26c',
    );
    expect(toQuery({ group: undefined })).toBe('');
  });
});
