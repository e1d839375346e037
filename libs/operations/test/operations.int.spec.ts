import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anOperationsRig, TOKEN, type Rig } from './operations-rig.js';

const anna = { by: 'anna', reason: 'repaired' };

let rig: Rig;
beforeAll(async () => {
  rig = await anOperationsRig();
});
afterEach(() => rig.database.query('truncate parked_event, parked_event_history, outbox restart identity'));
afterAll(() => rig.close());

async function ask(path: string, body?: object, headers = { authorization: `Bearer ${TOKEN}` }) {
  const json = { 'content-type': 'application/json' };
  const post = body && { method: 'POST', body: JSON.stringify(body) };
  return fetch(`${rig.url}${path}`, { ...post, headers: body ? { ...headers, ...json } : headers });
}

async function answer(path: string, body?: object): Promise<unknown> {
  const response = await ask(path, body);
  return { status: response.status, ...((await response.json()) as object) };
}

async function lines(path: string, body: object): Promise<unknown[]> {
  return linesOf(await (await ask(path, body)).text());
}

function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('the port of operations', () => {
  it.each([
    ['no token', undefined],
    ['another token', 'Bearer another-token-altogether'],
    ['the token in another scheme', `Basic ${TOKEN}`],
    ['the token and something behind it', `Bearer ${TOKEN} `.concat('x')],
  ])('refuses %s, whatever is asked for', async (_, authorization) => {
    for (const path of ['/dead-letters/summary', '/nowhere']) {
      const response = await fetch(`${rig.url}${path}`, {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.json()).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    }
  });
});

describe('dead letters', () => {
  it('are summed up for all groups, or for one', async () => {
    await rig.deadKey('a', 3);
    await rig.deadKey('b', 1);
    const kind = {
      errorClass: 'PermanentError',
      eventType: 'shop.order.v1.OrderCompleted',
      count: 2,
      quarantined: 0,
      followers: 2,
      failure: expect.stringMatching(/^PermanentError at .*operations-rig\.ts:\d+$/),
      oldest: expect.stringMatching(/Z$/),
      latest: expect.stringMatching(/Z$/),
    };
    expect(await answer('/dead-letters/summary')).toEqual({
      status: 200,
      groups: [
        { group: 'demo', kinds: [kind] },
        { group: 'demo-projector', kinds: [] },
      ],
    });
    expect(await answer('/dead-letters/summary?group=demo&key=b')).toMatchObject({
      groups: [{ group: 'demo', kinds: [{ count: 1, followers: 0 }] }],
    });
  });

  it('are listed in pages, and shown one by one', async () => {
    const [head, follower] = await rig.deadKey('a', 2);
    const first = await answer('/dead-letters?group=demo&limit=1');
    expect(first).toMatchObject({ items: [{ eventId: follower, blockedBy: head }] });
    const { nextCursor } = first as { nextCursor: string };
    const second = await answer(`/dead-letters?group=demo&limit=1&cursor=${nextCursor}`);
    expect(second).toMatchObject({ items: [{ eventId: head, errorMessage: 'a is refused' }] });
    expect(second).not.toHaveProperty('nextCursor');
    expect(await answer(`/dead-letters/demo/${head}`)).toMatchObject({
      eventId: head,
      headers: { ce_id: head },
      content: { unreadable: '1 bytes are no event', hex: '3f' },
      history: [{ what: 'failed' }],
    });
  });

  it('are redriven and discarded, by their heads', async () => {
    const [a1, a2] = await rig.deadKey('a', 2);
    const [b1] = await rig.deadKey('b', 1);
    expect(await answer(`/dead-letters/demo/${a2}/redrive`, anna)).toMatchObject({
      status: 409,
      code: 'EVENT_NOT_HEAD',
      detail: expect.stringContaining(String(a1)),
    });
    expect(await answer(`/dead-letters/demo/${a1}/redrive`, { by: 'anna' })).toEqual({
      status: 200,
      eventId: a1,
      topic: 'order-completed',
      key: 'a',
      followers: 1,
    });
    expect(await answer(`/dead-letters/demo/${b1}/discard`, anna)).toMatchObject({ status: 200, key: 'b' });
    expect(await answer(`/dead-letters/demo/${b1}`)).toMatchObject({
      status: 404,
      code: 'EVENT_NOT_PARKED',
      detail: expect.stringContaining('discarded by anna (repaired)'),
    });
    expect(await answer('/dead-letters/decided?group=demo&limit=1')).toMatchObject({
      items: [{ eventId: b1, what: 'discarded', actor: 'anna', reason: 'repaired', outcome: 'discarded' }],
      nextCursor: expect.any(String),
    });
  });

  it('are redriven by a filter, with a line for each key', async () => {
    const [a1] = await rig.deadKey('a', 2);
    await rig.deadKey('b', 1);
    const steps = await lines('/dead-letters/demo/redrive', { ...anna, filter: { errorText: 'A IS' } });
    expect(steps).toEqual([
      { done: 1, total: 1, eventId: a1, redriven: expect.objectContaining({ key: 'a', followers: 1 }) },
      { end: 'complete' },
    ]);
    await rig.database.query(`update parked_event set redrives = 5 where record_key = 'b'`);
    const quarantined = await lines('/dead-letters/demo/redrive', { ...anna, all: true });
    expect(quarantined).toEqual([
      expect.objectContaining({
        refused: { code: 'EVENT_QUARANTINED', detail: expect.stringContaining('force') },
      }),
      { end: 'complete' },
    ]);
  });

  it('are discarded by a filter, with a line for each key', async () => {
    const [a1] = await rig.deadKey('a', 2);
    await rig.deadKey('b', 1);
    const steps = await lines('/dead-letters/demo/discard', { ...anna, filter: { errorText: 'A IS' } });
    expect(steps).toEqual([
      { done: 1, total: 1, eventId: a1, discarded: expect.objectContaining({ key: 'a', followers: 1 }) },
      { end: 'complete' },
    ]);
    expect(await answer(`/dead-letters/demo/${a1}`)).toMatchObject({
      detail: expect.stringContaining('discarded by anna (repaired)'),
    });
  });

  it.each([
    ['/dead-letters', undefined, 'group'],
    ['/dead-letters?group=demo&limit=0', undefined, 'limit'],
    ['/dead-letters?group=demo&cursor=9999999999999999999', undefined, 'cursor'],
    ['/dead-letters?group=demo&parkedFrom=yesterday', undefined, 'parkedFrom'],
    ['/dead-letters?group=demo&colour=red', undefined, 'colour'],
    ['/dead-letters/demo/7', undefined, 'eventId'],
    ['/dead-letters/demo/00000000-0000-7000-8000-000000000000/redrive', {}, 'by'],
    ['/dead-letters/demo/00000000-0000-7000-8000-000000000000/discard', { by: 'anna' }, 'reason'],
    ['/dead-letters/demo/redrive', anna, 'filter'],
    ['/dead-letters/demo/redrive', { ...anna, filter: {} }, 'filter'],
    ['/dead-letters/demo/discard', anna, 'filter'],
    ['/dead-letters/demo/discard', { by: 'anna', all: true }, 'reason'],
    ['/dead-letters/demo/redrive', { ...anna, all: true, filter: { key: 'a' } }, 'filter'],
    ['/dead-letters/demo/redrive', { ...anna, all: true, eventsPerSecond: 0 }, 'eventsPerSecond'],
    ['/dead-letters/demo/redrive', { ...anna, filter: { key: 'a\u0000' } }, 'filter.key'],
    ['/outbox/parked/7/release', anna, 'id'],
    ['/outbox/parked/write-7/drop', { by: 'anna' }, 'reason'],
  ])('are not touched by a wrong request: %s %j', async (path, body, field) => {
    expect(await answer(path, body)).toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
      errors: [{ field }],
    });
  });

  it('of another group are not here', async () => {
    const problem = { status: 404, code: 'UNKNOWN_GROUP', detail: expect.stringContaining('demo-projector') };
    expect(await answer('/dead-letters?group=other')).toMatchObject(problem);
    expect(await answer('/dead-letters/other/redrive', { ...anna, all: true })).toMatchObject(problem);
  });
});

describe('rows that the broker refused', () => {
  /**
   * Three parked rows of different keys. Both sides of the rig have the same database, so each comes up on
   * either.
   */
  beforeEach(async () => {
    for (const key of ['a', 'b', 'c']) await rig.deadKey(key, 1);
    await rig.database.query(`update outbox set parked_at = now(), parked_reason = 'too large'`);
  });

  it('are listed in pages, those of both databases', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await answer(`/outbox/parked?limit=2${cursor}`)) as {
        items: { id: string }[];
        nextCursor?: string;
      };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(['write-1', 'write-2', 'write-3', 'read-1', 'read-2', 'read-3']);
  });

  it('are released or dropped, once', async () => {
    expect(await answer('/outbox/parked/write-1/release', { by: 'anna' })).toMatchObject({
      status: 200,
      id: 'write-1',
      topic: 'dlq.demo',
      key: 'a',
    });
    expect(await answer('/outbox/parked/write-2/drop', anna)).toMatchObject({ status: 200, key: 'b' });
    expect(await answer('/outbox/parked/write-2/drop', anna)).toMatchObject({
      status: 404,
      code: 'OUTBOX_ROW_NOT_PARKED',
    });
  });
});

describe('the whereabouts of events', () => {
  const find = async (keys: string[], eventIds: string[] = []) =>
    (await answer('/whereabouts', { keys, eventIds })) as {
      outbox: { topic: string; key: string; eventId: string }[];
      groups: { group: string; parked: Parked[]; history: { eventId: string; what: string }[] }[];
    };
  interface Parked {
    eventId: string;
    changedAt: string;
    dueAt: string | null;
  }

  it('are the outbox, a dead letter and what waits behind it', async () => {
    const [head, follower] = await rig.deadKey('a', 2);
    await rig.deadKey('b', 1);
    const { outbox, groups } = await find(['a', 'nobody']);
    // Both sides of the rig have the same outbox.
    expect(new Set(outbox.map(({ topic, key, eventId }) => `${topic} ${key} ${eventId}`))).toEqual(
      new Set([head, follower].map((id) => `dlq.demo a ${id}`)),
    );
    expect(groups).toEqual([
      {
        group: 'demo',
        parked: [
          expect.objectContaining({
            eventId: head,
            stage: 'dead',
            attempts: 1,
            followers: 1,
            errorMessage: 'a is refused',
            dueAt: null,
          }),
          expect.objectContaining({ eventId: follower, blockedBy: head, attempts: 0, dueAt: null }),
        ],
        history: [
          expect.objectContaining({ eventId: head, what: 'failed' }),
          expect.objectContaining({ eventId: follower, what: 'blocked' }),
        ],
      },
      { group: 'demo-projector', parked: [], history: [] },
    ]);
  });

  it('are a tier, with the time when it is due, and what led there', async () => {
    const id = await rig.failedOnce('a');
    const [{ parked: [waiting] } = { parked: [] }] = (await find([], [id])).groups;
    expect(waiting).toMatchObject({ eventId: id, stage: '5s', attempts: 1 });
    expect(Date.parse(waiting?.dueAt ?? '') - Date.parse(waiting?.changedAt ?? '')).toBe(5_000);

    await answer(`/dead-letters/demo/${id}/redrive`, { by: 'anna', force: true });
    const [{ parked: [redriven] } = { parked: [] }] = (await find(['a'])).groups;
    expect(redriven?.dueAt).toBe(redriven?.changedAt);

    await rig.database.query('delete from parked_event');
    const [gone] = (await find([], [id])).groups;
    expect(gone?.parked).toEqual([]);
    expect(gone?.history.map(({ what }) => what)).toEqual(['failed', 'redriven by force']);
  });

  it('are an outbox also for what an event has led to, under whatever key', async () => {
    const [cause = ''] = await rig.deadKey('a', 1);
    await rig.deadKey('b', 1);
    await rig.database.query(
      `update outbox set headers = headers || jsonb_build_object('ce_causationid', $1::text) where key = 'b'`,
      [cause],
    );
    expect(new Set((await find([], [cause])).outbox.map(({ key }) => key))).toEqual(new Set(['b']));
  });

  it.each([
    [{ eventIds: [] }, 'keys'],
    [{ keys: [''], eventIds: [] }, 'keys.0'],
    [{ keys: [], eventIds: ['7'] }, 'eventIds.0'],
  ])('are not told to a wrong question: %j', async (body, field) => {
    expect(await answer('/whereabouts', body)).toMatchObject({ status: 400, errors: [{ field }] });
  });
});

describe('a stop', () => {
  it('ends a redrive between two keys, and says so to whoever waits for it', async () => {
    for (const key of ['a', 'b', 'c']) await rig.deadKey(key, 1);
    const response = await ask('/dead-letters/demo/redrive', { ...anna, all: true, eventsPerSecond: 0.1 });
    const text = response.text();
    await rig.app.close();
    expect(linesOf(await text)).toEqual([expect.objectContaining({ done: 1, total: 3 }), { end: 'stopped' }]);
  });
});
