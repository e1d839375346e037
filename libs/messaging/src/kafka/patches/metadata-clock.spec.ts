import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import './metadata-clock.js';
import BrokerPool from 'kafkajs/src/cluster/brokerPool.js';

const MAX_AGE_MS = 25_000;

describe('A client asks for the partitions of its topics', () => {
  let pool: BrokerPool;
  let asked: number;
  beforeEach(() => {
    jest.useFakeTimers();
    asked = 0;
    const logger = { namespace: () => logger };
    pool = new BrokerPool({ connectionPoolBuilder: {}, logger, metadataMaxAge: MAX_AGE_MS });
    pool.refreshMetadata = async () => {
      asked += 1;
      pool.metadata = { topicMetadata: [{ topic: 'topic' }] };
      pool.metadataExpireAt = Date.now() + MAX_AGE_MS;
    };
  });
  afterEach(() => void jest.useRealTimers());

  async function timesAsked(): Promise<number> {
    await pool.refreshMetadataIfNecessary(['topic']);
    return asked;
  }

  it('when the last answer is old, and not before', async () => {
    expect(await timesAsked()).toBe(1);
    jest.advanceTimersByTime(MAX_AGE_MS);
    expect(await timesAsked()).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await timesAsked()).toBe(2);
  });

  it('when the clock was set back since the last answer', async () => {
    await timesAsked();
    jest.setSystemTime(Date.now() - 1_800_000);
    expect(await timesAsked()).toBe(2);
    expect(await timesAsked()).toBe(2);
  });
});
