import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@shop/testing';
import { Heartbeat } from './heartbeat.js';

describe('the heartbeat', () => {
  it('beats until it is stopped', async () => {
    let beats = 0;
    const heartbeat = new Heartbeat(() => Promise.resolve(void (beats += 1)), 5);
    await eventually(
      () => beats,
      (count) => count > 1,
      'it does not beat',
    );
    await heartbeat.stop();
    const before = beats;
    await pause(20);
    expect(beats).toBe(before);
  });

  it('tells that the membership is lost, and says at the end by which error', async () => {
    const heartbeat = new Heartbeat(() => Promise.reject(new Error('rebalance in progress')), 5);
    expect(heartbeat.lost).toBe(false);
    await eventually(() => heartbeat.lost, Boolean, 'it does not tell');
    await expect(heartbeat.stop()).rejects.toThrow('rebalance in progress');
  });
});
