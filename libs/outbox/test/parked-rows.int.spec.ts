import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { deadLetterTopic, FailureHeader, retryTopic, RecordRejectedError } from '@shop/messaging';
import type { EventProducer, OutgoingRecord } from '@shop/messaging';
import { createTestDatabase, createTestTopic, eventually, readTopics } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import {
  forwardRecord,
  outboxMigrations,
  ParkedRowError,
  ParkedRows,
  WakeUp,
  type Relay,
} from '../src/index.js';
import { append, firstDeliveries, kafkaProducer, outboxDepth, relay } from './relay-fixture.js';

const anna = { actor: 'anna', reason: 'the customer was told' };
const wakeUp = new WakeUp();

let database: Database;
let url: string;
let drop: () => Promise<void>;
let parkedRows: ParkedRows;
let topic: string;
let running: Relay;

/** Refuses the records of a key while a test asks for it, like a broker that finds them too large. */
class RefusingProducer implements EventProducer {
  refused: string | undefined = 'bad';

  constructor(readonly inner: EventProducer) {}

  connect(): Promise<void> {
    return this.inner.connect();
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.some(({ key }) => key === this.refused)) throw new RecordRejectedError('too large');
    await this.inner.send(records);
  }

  disconnect(): Promise<void> {
    return this.inner.disconnect();
  }
}

let producer: RefusingProducer;

beforeAll(async () => {
  ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
  parkedRows = new ParkedRows(database, wakeUp);
});
beforeEach(async () => {
  topic = await createTestTopic();
  producer = new RefusingProducer(kafkaProducer());
  running = relay(url, producer, { wakeUp });
  running.start();
});
afterEach(async () => {
  await running.stop();
  await producer.disconnect();
  await database.query('truncate outbox, outbox_decision');
});
afterAll(() => drop());

/** The id of the first version of a key that the broker refuses; the second one waits behind it. */
async function aParkedRow(): Promise<string> {
  await append(database, topic, 'bad', 1);
  await append(database, topic, 'bad', 2);
  const [row] = await eventually(
    () => parkedRows.list({ limit: 10 }),
    ({ length }) => length === 1,
    'the row was not parked',
  );
  return row?.id ?? '';
}

async function published(): Promise<Record<string, number[]>> {
  await eventually(() => outboxDepth(database), 0, 'the outbox was not drained');
  return Object.fromEntries(firstDeliveries(await readTopics(topic)));
}

describe('a row that the broker refuses', () => {
  it('is listed with why, and how many wait for it', async () => {
    const id = await aParkedRow();
    expect(await parkedRows.list({ limit: 10 })).toEqual([
      {
        id,
        topic,
        key: 'bad',
        reason: 'too large',
        waiting: 1,
        eventId: expect.any(String),
        createdAt: expect.any(Date),
        parkedAt: expect.any(Date),
      },
    ]);
    expect(await parkedRows.list({ after: id, limit: 10 })).toEqual([]);
  });

  it('is published once it is released, before what waits for it', async () => {
    const id = await aParkedRow();
    producer.refused = undefined;
    await parkedRows.release(id, anna);
    expect(await published()).toEqual({ bad: [1, 2] });
    expect(await decisions()).toEqual([
      { what: 'released', actor: 'anna', reason: anna.reason, payload: null },
    ]);
  });

  it('is parked again when it is released and still refused', async () => {
    const id = await aParkedRow();
    const released = Date.now();
    await parkedRows.release(id, { actor: 'anna' });
    await eventually(
      () => parkedRows.list({ limit: 10 }),
      ([row]) => row?.id === id && row.parkedAt.getTime() >= released,
      'it was not parked again',
    );
  });

  it('goes when it is dropped, kept on record, and what waits for it is published', async () => {
    const id = await aParkedRow();
    producer.refused = undefined;
    await parkedRows.drop(id, anna);
    expect(await published()).toEqual({ bad: [2] });
    expect(await decisions()).toEqual([
      { what: 'dropped', actor: 'anna', reason: anna.reason, payload: Buffer.from('1') },
    ]);
  });

  it('is decided on once: the second one is told so', async () => {
    const id = await aParkedRow();
    producer.refused = undefined;
    const attempts = await Promise.allSettled([parkedRows.drop(id, anna), parkedRows.drop(id, anna)]);
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(parkedRows.release(id, anna)).rejects.toThrow(ParkedRowError);
    expect(await decisions()).toHaveLength(1);
  });

  it('is not dropped when it takes an event to its next retry, which would wait without end', async () => {
    await forward(retryTopic('group', '5s'));
    await expect(parkedRows.drop(await parkedId(), anna)).rejects.toThrow('would wait without end');
    expect(await decisions()).toEqual([]);
  });

  it('may be dropped when it takes an event to the dead letters, which are in the ledger', async () => {
    await forward(deadLetterTopic('group'));
    await parkedRows.drop(await parkedId(), anna);
    expect(await outboxDepth(database)).toBe(0);
  });
});

async function forward(to: string): Promise<void> {
  const headers = { [FailureHeader.group]: 'group' };
  const record = { topic: to, key: 'bad', headers, value: null };
  await database.transaction((tx) => forwardRecord(tx, wakeUp, uuidv7(), record));
}

async function parkedId(): Promise<string> {
  const [row] = await eventually(
    () => parkedRows.list({ limit: 1 }),
    ({ length }) => length === 1,
    'the row was not parked',
  );
  return row?.id ?? '';
}

async function decisions(): Promise<unknown[]> {
  return database.query('select what, actor, reason, payload from outbox_decision order by id');
}
