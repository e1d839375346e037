import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { timeOfUuidv7, uuidv7 } from './uuidv7.js';

describe('uuidv7', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('has the form of version 7 and begins with the time', () => {
    const before = Date.now();
    const id = uuidv7();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before);
  });

  it('says when it was made, as no other version does', () => {
    const before = Date.now();
    const time = timeOfUuidv7(uuidv7());
    expect(time?.getTime()).toBeGreaterThanOrEqual(before);
    expect(timeOfUuidv7('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toEqual(
      new Date('2022-02-22T19:22:22.000Z'),
    );
    expect(timeOfUuidv7('017f22e2-79b0-4cc3-98c4-dc0c0c07398f')).toBeUndefined();
  });

  it('sorts in the order of making, far beyond what one millisecond counts', () => {
    const ids = Array.from({ length: 50_000 }, uuidv7);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not go back when the clock does', () => {
    const first = uuidv7();
    jest.spyOn(Date, 'now').mockReturnValue(0);
    expect(uuidv7() > first).toBe(true);
  });
});
