import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consume, effectTables } from '../src/consumer/consume.js';
import { FullTopic, type Tampering } from '../src/consumer/full-topic.js';
import { allAtOnce, eachByItself } from '../src/consumer/handlings.js';
import { KEYS } from '../src/relay/load.js';
import type { BenchDatabase } from '../src/stack/bench-database.js';

describe.each([
  ['consumer', eachByItself],
  ['projector', allAtOnce],
])('The benchmark of the %s', (_name, handling) => {
  let tables: BenchDatabase;
  beforeAll(async () => {
    tables = await effectTables();
  });
  afterAll(() => tables.drop());

  async function consumeWith(tamper: Tampering): Promise<unknown> {
    const full = await FullTopic.create(2 * KEYS, tamper);
    await full.fill();
    try {
      return await consume(tables, full, handling);
    } finally {
      await full.close();
    }
  }

  it('measures a run in which all went well', async () => {
    expect(await consumeWith((records) => records)).toMatchObject({ perSecond: expect.any(Number) });
  });

  it('fails when an event was lost', async () => {
    await expect(consumeWith((records) => records.slice(1))).rejects.toThrow(/1 lost/);
  });

  it('fails when an effect happened twice', async () => {
    await expect(consumeWith((records) => [...records, ...again(records)])).rejects.toThrow(/1 doubled/);
  });

  it('fails when events were reordered', async () => {
    await expect(consumeWith((records) => records.toReversed())).rejects.toThrow(/ out of order/);
  });
});

/** The last event as if it were another one: with its own id it would be known, and have no effect. */
const again: Tampering = (records) =>
  records.slice(-1).map((record) => {
    const headers = { ...record.headers, ce_id: '01a21047-4dec-7000-9182-36ba516fb888' };
    return { ...record, headers };
  });
