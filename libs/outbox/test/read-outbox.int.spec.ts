import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { createTestDatabase, createTestTopic, eventually, metricValue, sampleValue } from '@shop/testing';
import { outboxMigrations, readOutbox } from '../src/index.js';
import { append, kafkaProducer, relay } from './relay-fixture.js';

let database: Database;
let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
});
afterAll(() => drop());

describe('The gauges of an outbox', () => {
  it('are 0 while it is empty', async () => {
    expect(await read()).toEqual({ rows: 0, parked: 0, hours: 0 });
  });

  it('tell the age of the oldest row that may be sent, not of those that are parked or wait behind one', async () => {
    for (const key of ['bad', 'bad', 'good', 'good']) await append(database, 'topic', key, 1);
    await database.query(`update outbox set created_at = created_at - interval '1 hour' * (5 - id)`);
    expect(await read()).toEqual({ rows: 4, parked: 0, hours: 4 });

    await database.query(
      `update outbox set parked_at = now(), parked_reason = 'too large' where key = 'bad' and id = 1`,
    );
    expect(await read()).toEqual({ rows: 4, parked: 1, hours: 2 });

    await database.query(`delete from outbox where key = 'good'`);
    expect(await read()).toEqual({ rows: 2, parked: 1, hours: 0 });
    await database.query('truncate outbox');
  });

  it('and the counters of its relay follow what is sent', async () => {
    const topic = await createTestTopic();
    for (const version of [1, 2, 3]) await append(database, topic, 'a', version);
    const producer = kafkaProducer();
    const running = relay(url, producer);
    running.start();
    await eventually(read, ({ rows }) => rows === 0, 'the outbox was never empty');
    await running.stop();
    await producer.disconnect();
    expect(await metricValue('outbox_relay_records_total', { outbox: 'test', topic })).toBe(3);
    expect(await metricValue('outbox_relay_batches_total', { outbox: 'test' })).toBeGreaterThanOrEqual(1);
  });

  it('counts the times at which the relay had to begin again', async () => {
    const running = relay('postgres://nobody@127.0.0.1:1/nothing', kafkaProducer());
    running.start();
    await eventually(
      () => metricValue('outbox_relay_failures_total', { outbox: 'test' }),
      (count = 0) => count >= 2,
      'no failure was counted',
    );
    await running.stop();
  });
});

async function read() {
  const samples = await readOutbox(database, 'test');
  const value = (name: string): number | undefined => sampleValue(samples, name, { outbox: 'test' });
  return {
    rows: value('outbox_rows'),
    parked: value('outbox_parked_rows'),
    hours: Math.floor((value('outbox_oldest_row_age_seconds') ?? NaN) / 3_600),
  };
}
