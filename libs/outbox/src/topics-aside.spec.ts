import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TopicsAside } from './topics-aside.js';

describe('A topic that is set aside', () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is tried again after a pause that grows to a minute', () => {
    const aside = new TopicsAside();
    const pauses = Array.from({ length: 8 }, () => {
      aside.setAside('gone', 'UNKNOWN_TOPIC_OR_PARTITION');
      const began = now;
      while (aside.waiting.length > 0) now += 100;
      return now - began;
    });
    expect(pauses[0]).toBeLessThanOrEqual(5_000);
    expect(pauses.at(-1)).toBeGreaterThan(25_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(60_000);
  });

  it('is told, with the reason, until the broker takes something for it', () => {
    const aside = new TopicsAside();
    expect(aside.problem()).toBeUndefined();
    aside.setAside('gone', 'UNKNOWN_TOPIC_OR_PARTITION');
    now += 3_600_000;
    expect(aside.problem()).toContain('gone (UNKNOWN_TOPIC_OR_PARTITION)');
    aside.admit('gone');
    expect(aside.problem()).toBeUndefined();
  });
});
