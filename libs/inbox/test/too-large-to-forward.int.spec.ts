import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { deadLetterTopic, FailureHeader, type IncomingRecord } from '@shop/messaging';
import { eventually, readTopics } from '@shop/testing';
import { ChunkProcessor, PermanentError, Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

const THREE_MIB = 3 * 1024 * 1024;

let rig: ConsumerRig;

beforeEach(async () => {
  rig = await ConsumerRig.create();
  await rig.start();
});
afterEach(() => rig.close());

/** Delivers an event that came compressed, and that is too large for any topic without compression. */
async function deliver(headers: Record<string, string> = {}): Promise<string> {
  const record = rig.record('large', 1);
  const value = rig.serde.serialize(rig.topic, {
    orderId: 'large',
    version: 1,
    customerId: 'a'.repeat(THREE_MIB),
    occurredAt: { seconds: 1n },
  });
  const all = { ...record.headers, ...headers };
  const incoming: IncomingRecord = {
    ...record,
    value,
    headers: all,
    partition: 0,
    offset: '0',
    timestamp: Date.now(),
  };
  expect(await new ChunkProcessor(rig.processing).handle([incoming])).toEqual({ done: 1 });
  return String(all['ce_id']);
}

async function deadLetters(): Promise<IncomingRecord[]> {
  return eventually(
    () => readTopics(deadLetterTopic(rig.group)),
    ({ length }) => length > 0,
    'there was never a dead letter',
  );
}

const refused = () =>
  rig.database.query('select topic, parked_reason from outbox where parked_at is not null');

describe('An event that is too large to be forwarded', () => {
  it('climbs the tiers, and is handled from the bytes of the ledger', async () => {
    let attempts = 0;
    rig.handle = (event) => {
      attempts += 1;
      expect(event.customerId).toHaveLength(THREE_MIB);
      return attempts > 4 ? Promise.resolve() : Promise.reject(new Error('not now'));
    };
    await deliver();
    await rig.untilEffects(1);
    expect(attempts).toBe(5);
    expect(await refused()).toEqual([]);
  });

  it('is a dead letter that says what it lacks, and is redriven to its handler', async () => {
    rig.handle = () => Promise.reject(new PermanentError('no'));
    const eventId = await deliver();
    const [letter] = await deadLetters();
    expect(letter?.value).toBeNull();
    expect(Number(letter?.headers[FailureHeader.valueLeftOut]?.toString())).toBeGreaterThan(THREE_MIB);

    rig.handle = () => Promise.resolve();
    const { database, serde, parking } = rig.processing;
    const triage = new Triage({ database, serde, parking, topics: topicCatalogue });
    await triage.redrive(eventId, { actor: 'anna' }, {});
    await rig.untilEffects(1);
    expect(await rig.parked()).toEqual([]);
    expect(await refused()).toEqual([]);
  });

  it('may be so by its headers', async () => {
    rig.handle = () => Promise.reject(new PermanentError('no'));
    await deliver({ huge: 'h'.repeat(2 * 1024 * 1024) });
    const [letter] = await deadLetters();
    expect(letter?.headers[FailureHeader.headersLeftOut]?.toString()).toBe('1');
    expect(letter?.headers['huge']).toBeUndefined();
    expect(letter?.headers['ce_type']?.toString()).toBe(rig.topic.schema.typeName);
    expect(await refused()).toEqual([]);
  });
});
