import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { orderCompleted } from '@shop/contracts';
import { uuidv7 } from '@shop/uuid';
import { EventSerde } from '@shop/messaging';
import { registryOfStack } from '@shop/testing';
import { anOperationsRig, DEMO_PART, DEMO_ROWS, DEMO_STORY, TOKEN, type Rig } from './operations-rig.js';

const authorization = `Bearer ${TOKEN}`;

let rig: Rig;
beforeAll(async () => {
  rig = await anOperationsRig();
});
afterAll(() => rig.close());

async function linesOf(response: Response): Promise<unknown[]> {
  const lines = (await response.text()).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

async function fold(body: string): Promise<Response> {
  const headers = { authorization, 'content-type': 'application/x-ndjson' };
  return fetch(`${rig.url}/books/folded`, { method: 'POST', headers, body });
}

async function completed(version: number): Promise<string> {
  const serde = new EventSerde(registryOfStack());
  await serde.warmUp([orderCompleted]);
  const event = { orderId: 'a1', customerId: 'ada', version, occurredAt: timestampNow() };
  const value = serde.serialize(orderCompleted, event).toString('base64');
  return JSON.stringify({ topic: orderCompleted.name, value });
}

describe('The books of a service', () => {
  it('are told row by row, however many there are, and what is not at its end yet', async () => {
    const [id] = await rig.deadKey('x', 1);
    const lines = await linesOf(await fetch(`${rig.url}/books`, { headers: { authorization } }));
    expect(lines[0]).toEqual({ covered: 'aggregate', row: { name: 'order', topics: ['order-completed'] } });
    expect(lines[1]).toEqual({ uncovered: 'projection', row: { name: 'forgotten' } });
    const first = { aggregate: 'order', row: { id: 'a1', about: 'a1', version: 1, state: 'v1' } };
    expect(lines[2]).toEqual(first);
    expect(lines.filter((line) => 'aggregate' in (line as object))).toHaveLength(DEMO_ROWS);
    expect(lines).toContainEqual({ register: 'numbers', row: { id: '2026', about: '2026', lastNumber: 7 } });
    expect(lines).toContainEqual({
      view: 'overview',
      row: { id: DEMO_STORY, about: DEMO_STORY, state: 'v1' },
    });
    expect(lines).toContainEqual({ unsent: 'write', row: { topic: expect.any(String), count: 1 } });
    const what = expect.stringMatching(
      `event ${id} of order-completed, key x, of group demo is a dead letter`,
    );
    expect(lines).toContainEqual({ open: 'read', row: { what } });
    expect(lines.at(-1)).toEqual({ end: 'complete' });
  });

  it('tell what the views show of one story, and which of them have no book', async () => {
    const ask = (key: string) =>
      fetch(`${rig.url}/books/about`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ keys: [key] }),
      });

    for (const key of [DEMO_STORY, DEMO_PART]) {
      expect(await (await ask(key)).json()).toEqual({
        views: [{ name: 'overview', rows: [{ id: DEMO_STORY, about: DEMO_STORY, state: 'v1' }] }],
        withoutBook: ['forgotten'],
      });
    }
    expect(await (await ask(uuidv7())).json()).toMatchObject({ views: [{ name: 'overview', rows: [] }] });
    expect((await ask('a1')).status).toBe(400);
  });

  it('are folded from the events that are given, and no others', async () => {
    const foreign = JSON.stringify({ topic: 'order-placed', value: 'AAAA' });
    const events = [await completed(1), await completed(3), await completed(2), foreign];
    const answer = await fold(events.map((line) => `${line}\n`).join(''));
    expect(answer.status).toBe(200);
    expect(await linesOf(answer)).toEqual([
      { aggregate: 'order', row: { id: 'a1', about: 'a1', state: 'v3' } },
      { view: 'overview', row: { id: 'a1', about: 'a1', state: 'v3' } },
      { end: 'complete' },
    ]);
    expect(await linesOf(await fold(''))).toEqual([{ end: 'complete' }]);
  });

  it('take more events than a body of JSON may hold', async () => {
    const line = await completed(1);
    const answer = await fold(`${line}\n`.repeat(3_000));
    expect(await linesOf(answer)).toContainEqual({ end: 'complete' });
  });

  it.each(['nonsense', '{"topic": "order-completed"}', '{"topic": "order-completed", "value": "?"}'])(
    'say which line is no event: %s',
    async (line) => {
      expect(await linesOf(await fold(`${await completed(1)}\n${line}\n`))).toEqual([
        { end: 'failed', code: 'VALIDATION_FAILED', detail: expect.stringContaining('Line 2 is no event') },
      ]);
    },
  );

  it('want lines of JSON, and a token', async () => {
    const json = {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{}',
    };
    expect(await (await fetch(`${rig.url}/books/folded`, json)).json()).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      detail: expect.stringContaining('application/x-ndjson'),
    });
    expect((await fetch(`${rig.url}/books`)).status).toBe(401);
  });
});
