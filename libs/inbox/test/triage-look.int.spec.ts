import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutgoingRecord } from '@shop/messaging';
import { uuidv7 } from '@shop/uuid';
import { PermanentError, type Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import { deliver, idOf, triageOf, untilAllAreDead } from './triage-fixture.js';

let rig: ConsumerRig;
let triage: Triage;
let a1: OutgoingRecord;
let unreadable: OutgoingRecord;

/** Dead are a1 with a2 and a3 behind it, b1, c1 whose bytes are nonsense, and d1 whose headers are. */
beforeAll(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms' });
  triage = triageOf(rig);
  rig.handle = async ({ orderId, version }) => {
    if (version === 1) throw new PermanentError(`Order ${orderId} is 100% unknown`);
  };
  a1 = rig.record('a', 1);
  unreadable = { ...rig.record('c', 1), value: Buffer.from('nonsense') };
  const anonymous = { ...rig.record('d', 1), headers: { ce_id: uuidv7(), odd: Buffer.from([0xff]) } };
  const followers = [rig.record('a', 2), rig.record('a', 3)];
  await deliver(rig, a1, ...followers, rig.record('b', 1), unreadable, anonymous);
  await untilAllAreDead(rig, 6);
});
afterAll(() => rig.close());

const keysOf = async (filter: Parameters<Triage['list']>[0]): Promise<string[]> =>
  (await triage.list(filter, { limit: 100 })).items.map(({ key }) => key);

describe('the list of dead letters', () => {
  it('shows the latest first, with what they failed with or wait for', async () => {
    const { items } = await triage.list({ key: 'a' }, { limit: 100 });
    expect(items).toMatchObject([
      { blockedBy: idOf(a1), followers: 0, errorClass: null, attempts: 0 },
      { blockedBy: idOf(a1), followers: 0, errorClass: null, attempts: 0 },
      {
        eventId: idOf(a1),
        blockedBy: null,
        followers: 2,
        errorClass: 'PermanentError',
        errorMessage: 'Order a is 100% unknown',
        topic: rig.topic.name,
        eventType: 'shop.order.v1.OrderCompleted',
        stage: 'dead',
        attempts: 1,
        redrives: 0,
        quarantined: false,
      },
    ]);
  });

  it('comes in pages, each dead letter on one of them', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await triage.list({}, { after: cursor, limit: 2 });
      seen.push(...page.items.map(({ eventId }) => eventId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it('can be narrowed down', async () => {
    expect(await keysOf({ errorClass: 'UNDECODABLE_EVENT' })).toEqual(['c']);
    expect(await keysOf({ errorText: '100% UNKNOWN' })).toEqual(['b', 'a']);
    expect(await keysOf({ errorText: 'order_' })).toEqual([]);
    expect(await keysOf({ topic: 'another' })).toEqual([]);
    expect(await keysOf({ eventType: 'shop.order.v1.OrderCompleted', key: 'b' })).toEqual(['b']);
    expect(await keysOf({ parkedUntil: new Date(Date.now() - 3_600_000) })).toEqual([]);
    expect(await keysOf({ parkedFrom: new Date(Date.now() - 3_600_000) })).toHaveLength(6);
  });
});

describe('the summary', () => {
  it('counts the heads by what they failed with, and what waits for them', async () => {
    const kinds = await triage.summary();
    expect(kinds).toHaveLength(3);
    expect(kinds[0]).toEqual({
      errorClass: 'PermanentError',
      failure: expect.stringMatching(/^PermanentError at libs\/inbox\/test\/triage-look\.int\.spec\.ts:\d+$/),
      eventType: 'shop.order.v1.OrderCompleted',
      count: 2,
      quarantined: 0,
      followers: 2,
      oldest: expect.any(Date),
      latest: expect.any(Date),
    });
  });
});

describe('one dead letter', () => {
  it('is shown with its content, headers, stack and history', async () => {
    const details = await triage.show(idOf(a1));
    expect(details).toMatchObject({
      eventId: idOf(a1),
      headers: a1.headers,
      content: { json: { orderId: 'a', version: 1, customerId: 'customer' } },
      errorStack: expect.stringContaining('triage-look.int.spec'),
      history: [{ what: 'failed', actor: null, detail: expect.stringContaining('Order a is') }],
    });
  });

  it('that cannot be read is shown with its bytes and why', async () => {
    const { content } = await triage.show(idOf(unreadable));
    expect(content).toEqual({
      hex: Buffer.from('nonsense').toString('hex'),
      unreadable: expect.stringContaining('does not begin an event'),
    });
  });

  it('that has no envelope is found by the id it was given, and its content read all the same', async () => {
    const [letter] = (await triage.list({ errorClass: 'MALFORMED_ENVELOPE' }, { limit: 1 })).items;
    const details = await triage.show(letter?.eventId ?? '');
    expect(details.content).toMatchObject({ json: { orderId: 'd' } });
    expect(details.headers['odd']).toEqual({ base64: '/w==' });
  });
});
