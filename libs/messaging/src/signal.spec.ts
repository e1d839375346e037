import { describe, expect, it } from '@jest/globals';
import { Signal } from './signal.js';

const FOREVER_MS = 60_000;

describe('signal', () => {
  it('ends the wait of who waits', async () => {
    const signal = new Signal();
    const waiting = signal.wait(FOREVER_MS);
    signal.raise();
    expect(await waiting).toBe(true);
  });

  it('is kept for who waits later, once', async () => {
    const signal = new Signal();
    signal.raise();
    signal.raise();
    expect(await signal.wait(FOREVER_MS)).toBe(true);
    expect(await signal.wait(1)).toBe(false);
  });

  it('is not kept for who waits later when somebody has lowered it', async () => {
    const signal = new Signal();
    signal.raise();
    expect(signal.lower()).toBe(true);
    expect(signal.lower()).toBe(false);
    expect(await signal.wait(1)).toBe(false);
  });
});
