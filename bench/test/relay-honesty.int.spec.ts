import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventProducer, OutgoingRecord } from '@shop/messaging';
import { drain } from '../src/relay/drain.js';
import { FullOutbox } from '../src/relay/full-outbox.js';
import { KEYS } from '../src/relay/load.js';

type Tampering = (records: readonly OutgoingRecord[]) => readonly OutgoingRecord[];

/** A relay with a fault: it confirms the batch that it was given, and sends another one. */
function tamperingWith(tamper: Tampering): (producer: EventProducer) => EventProducer {
  return (producer) => ({
    connect: () => producer.connect(),
    send: (records) => producer.send(tamper(records)),
    disconnect: () => producer.disconnect(),
  });
}

describe('The benchmark of the relay', () => {
  let outbox: FullOutbox;
  beforeAll(async () => {
    outbox = await FullOutbox.create();
  });
  afterAll(() => outbox.tables.drop());

  function drainWith(tamper: Tampering): Promise<unknown> {
    return drain(outbox, { count: 2 * KEYS, batchSize: 2 * KEYS, through: tamperingWith(tamper) });
  }

  it('measures a run in which all went well', async () => {
    expect(await drainWith((records) => records)).toMatchObject({ perSecond: expect.any(Number) });
  });

  it('fails when an event was lost', async () => {
    await expect(drainWith((records) => records.slice(1))).rejects.toThrow(/ lost/);
  });

  it('fails when an event was doubled', async () => {
    await expect(drainWith((records) => [...records, ...records.slice(-1)])).rejects.toThrow(/ doubled/);
  });

  it('fails when events were reordered', async () => {
    await expect(drainWith((records) => records.toReversed())).rejects.toThrow(/ out of order/);
  });
});
