import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventProducer, OutgoingRecord } from '@shop/messaging';
import { outboxMigrations } from '@shop/outbox';
import { appendLatencies } from '../src/latency/append-latency.js';
import { benchDatabase, type BenchDatabase } from '../src/stack/bench-database.js';

type Tampering = (records: readonly OutgoingRecord[]) => readonly OutgoingRecord[];

describe('The benchmark of latencies', () => {
  let tables: BenchDatabase;
  beforeAll(async () => {
    tables = await benchDatabase([...outboxMigrations]);
  });
  afterAll(() => tables.drop());

  /** Uses few keys, so that each comes again and again. */
  function follow(tamper: Tampering): Promise<unknown> {
    const through = (producer: EventProducer): EventProducer => ({
      connect: () => producer.connect(),
      disconnect: () => producer.disconnect(),
      send: (records) => producer.send(tamper(records)),
    });
    return appendLatencies(tables, {
      perSecond: 100,
      milliseconds: 1_500,
      keys: 10,
      patience: 2_000,
      through,
    });
  }

  it('measures a run in which all went well', async () => {
    expect(await follow((records) => records)).toMatchObject({ toConsumer: expect.any(Array) });
  });

  it('fails when a fact was lost', async () => {
    const lost = once((records) => records.slice(1));
    await expect(follow(lost)).rejects.toThrow('the facts of the latency run: 1 lost');
  });

  it('fails when a fact was doubled', async () => {
    const doubled = once((records) => [...records, ...records.slice(-1)]);
    await expect(follow(doubled)).rejects.toThrow(/1 doubled/);
  });

  it('fails when a fact was overtaken by the next of its key', async () => {
    await expect(follow(holdingOneBack())).rejects.toThrow('the facts of the latency run: 1 out of order');
  });
});

/** Changes one batch only. */
function once(tamper: Tampering): Tampering {
  let done = false;
  return (records) => {
    if (done) return records;
    done = true;
    return tamper(records);
  };
}

/** Keeps back the very first record until the next one of its key was sent. */
function holdingOneBack(): Tampering {
  let held: OutgoingRecord | undefined;
  let released = false;
  return (records) => {
    if (released) return records;
    if (!held) {
      held = records[0];
      return records.slice(1);
    }
    const { key } = held;
    if (!records.some((record) => record.key === key)) return records;
    released = true;
    return [...records, held];
  };
}
