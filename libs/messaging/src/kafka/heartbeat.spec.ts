import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Heartbeat } from './heartbeat.js';

describe('the heartbeat', () => {
  it('beats until it is stopped', async () => {
    let beats = 0;
    const heartbeat = new Heartbeat(() => Promise.resolve(void (beats += 1)), 5);
    await pause(50);
    await heartbeat.stop();
    const before = beats;
    await pause(20);
    expect(before).toBeGreaterThan(1);
    expect(beats).toBe(before);
  });

  it('tells that the membership is lost, and says at the end by which error', async () => {
    const heartbeat = new Heartbeat(() => Promise.reject(new Error('rebalance in progress')), 5);
    expect(heartbeat.lost).toBe(false);
    await pause(20);
    expect(heartbeat.lost).toBe(true);
    await expect(heartbeat.stop()).rejects.toThrow('rebalance in progress');
  });
});
