import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Consumer } from 'kafkajs';
import { PausedPartitions } from './paused-partitions.js';

describe('paused partitions', () => {
  const calls: string[] = [];
  let member = true;
  const consumer: Pick<Consumer, 'pause' | 'resume'> = {
    pause: (what) => {
      for (const { topic, partitions = [] } of what) calls.push(`pause ${topic} ${partitions.join()}`);
    },
    resume: (what) => {
      if (!member) throw new Error('Consumer group was not initialized');
      for (const { topic, partitions = [] } of what) calls.push(`resume ${topic} ${partitions.join()}`);
    },
  };
  beforeEach(() => {
    calls.length = 0;
    member = true;
  });

  it('are resumed in time, each by its last pause', async () => {
    const paused = new PausedPartitions(consumer);
    paused.pause('facts', 1, 5);
    paused.pause('facts', 1, 20);
    paused.pause('facts', 2, 10);
    await pause(60);
    expect(calls.slice(3)).toEqual(['resume facts 2', 'resume facts 1']);
  });

  it('are resumed at once by a join, and then no more', async () => {
    const paused = new PausedPartitions(consumer);
    paused.pause('facts', 1, 5);
    paused.resumeAll({ facts: [1, 2] });
    await pause(20);
    expect(calls.slice(1)).toEqual(['resume facts 1,2']);
  });

  it('do no harm when there is no group to resume them in', async () => {
    const paused = new PausedPartitions(consumer);
    paused.pause('facts', 1, 1);
    member = false;
    await pause(20);
    expect(calls).toEqual(['pause facts 1']);
  });
});
