import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOperationsRig, TOKEN, type Rig } from './operations-rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await anOperationsRig();
});
afterAll(() => rig.close());

const [noon, one] = ['12:00', '13:00'].map((clock) => ({ time: `2020-07-01T${clock}:00Z` }));
const [first, second] = ['1', '2'].map((offset) => ({ offset }));

async function ask(group: string, body: object): Promise<Response> {
  return fetch(`${rig.url}/replays/${group}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ by: 'anna', topic: rig.topic, from: first, to: second, partition: 0, ...body }),
  });
}

async function problem(group: string, body: object): Promise<unknown> {
  const response = await ask(group, body);
  return { status: response.status, ...((await response.json()) as object) };
}

describe('a replay', () => {
  it('is told line by line: its range, and what of it is parked at the end', async () => {
    const response = await ask('demo', { wait: true });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { ranges: [] },
      { stillParked: { waiting: 0, dead: 0 } },
      { end: 'complete' },
    ]);
  });

  it.each([
    [{ by: '' }, 'by'],
    [{ from: 'yesterday' }, 'from'],
    [{ from: { offset: '-1' } }, 'from'],
    [{ to: { time: 'noon' } }, 'to'],
    [{ partition: undefined }, 'partition'],
    [{ partition: -1 }, 'partition'],
    [{ eventsPerSecond: 0 }, 'eventsPerSecond'],
    [{ everything: true }, 'everything'],
  ])('is not begun by a wrong request: %j', async (body, field) => {
    expect(await problem('demo', body)).toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
      errors: [{ field: expect.stringMatching(new RegExp(`^${field}`)) }],
    });
  });

  it.each([
    [{ topic: 'order-placed' }, 422, 'TOPIC_NOT_HANDLED', 'topic'],
    [{ partition: 7 }, 422, 'UNKNOWN_PARTITION', 'partition'],
    [{ from: second, to: first }, 422, 'RANGE_EMPTY', 'to'],
    [{ from: noon, to: one }, 422, 'RANGE_BEYOND_LOG', 'from'],
    [{ force: true }, 409, 'HANDLER_NOT_REPLAYABLE', 'force'],
  ])('is not begun where it cannot be done: %j', async (body, status, code, field) => {
    expect(await problem('demo', body)).toMatchObject({ status, code, errors: [{ field }] });
  });

  it('is for groups that react; read models are rebuilt', async () => {
    expect(await problem('demo-projector', {})).toMatchObject({
      status: 409,
      code: 'READ_MODELS_ARE_REBUILT',
      detail: expect.stringContaining('projection rebuild'),
    });
    expect(await problem('other', {})).toMatchObject({ status: 404, code: 'UNKNOWN_GROUP' });
  });
});
