import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consume, effectTables } from '../src/consumer/consume.js';
import { FullTopic, type Tampering } from '../src/consumer/full-topic.js';
import { allAtOnce, eachByItself, type Handling } from '../src/consumer/handlings.js';
import { KEYS } from '../src/relay/load.js';
import type { BenchDatabase } from '../src/stack/bench-database.js';

describe.each([
  ['consumer', eachByItself],
  ['projector', allAtOnce],
])('The benchmark of the %s', (_name, handling) => {
  let tables: BenchDatabase;
  let untouched: FullTopic;
  beforeAll(async () => {
    tables = await effectTables();
    untouched = await fullTopic((records) => records);
  });
  afterAll(async () => {
    await untouched.close();
    await tables.drop();
  });

  async function consumeWith(tamper: Tampering): Promise<unknown> {
    const full = await fullTopic(tamper);
    try {
      return await consume(tables, full, handling);
    } finally {
      await full.close();
    }
  }

  it('measures a run in which all went well', async () => {
    expect(await consume(tables, untouched, handling)).toMatchObject({ perSecond: expect.any(Number) });
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

  it('fails when a row is missing', async () => {
    const forgetful = afterwards(handling, `delete from effect where key = 'key-7'`);
    await expect(consume(tables, untouched, forgetful)).rejects.toThrow(/ lost/);
  });

  it('fails when a row is not what its events say', async () => {
    const wrong = afterwards(handling, `update effect set version = 7 where key = 'key-7' and times = 2`);
    await expect(consume(tables, untouched, wrong)).rejects.toThrow('the effects of the consumer: 1 wrong');
  });

  it('fails when there is a row of a key that nobody sent', async () => {
    const inventive = afterwards(handling, `insert into effect values ('x', 1, 1, 0) on conflict do nothing`);
    await expect(consume(tables, untouched, inventive)).rejects.toThrow(/1 never sent/);
  });
});

async function fullTopic(tamper: Tampering): Promise<FullTopic> {
  const full = await FullTopic.create(2 * KEYS, { tamper });
  await full.fill();
  return full;
}

/** A handling with a fault: after its work it does one step too many. */
function afterwards(handling: Handling, statement: string): Handling {
  return (topic) => {
    const right = handling(topic);
    const wrong: ReturnType<Handling> = {
      ...right,
      handle: async (event, context) => {
        await right.handle(event, context);
        await context.tx.query(statement);
      },
    };
    if (!right.handleChunk) return wrong;
    const handleChunk: typeof right.handleChunk = async (received) => {
      await right.handleChunk?.(received);
      await received[0]?.context.tx.query(statement);
    };
    return { ...wrong, handleChunk };
  };
}

/** The last event as if it were another one: with its own id it would be known, and have no effect. */
const again: Tampering = (records) =>
  records.slice(-1).map((record) => {
    const headers = { ...record.headers, ce_id: '01a21047-4dec-7000-9182-36ba516fb888' };
    return { ...record, headers };
  });
