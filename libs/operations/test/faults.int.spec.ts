import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { orderPlaced } from '@shop/contracts';
import { Faults } from '@shop/inbox';
import { anOperationsRig, TOKEN, type Rig } from './operations-rig.js';

let rig: Rig;
let faults: Faults;
beforeAll(async () => {
  rig = await anOperationsRig();
  faults = rig.app.get(Faults);
  const handler = {
    topic: orderPlaced,
    ordered: true,
    transaction: 'chunk' as const,
    handle: async () => undefined,
  };
  faults.wrap('demo', new Map([[orderPlaced.name, handler]]));
});
afterEach(() => void faults.clear());
afterAll(() => rig.close());

async function ask(path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${rig.url}${path}`, {
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('faults', () => {
  it('are set, listed and cleared', async () => {
    const rule = { group: 'demo', topic: 'order-placed', key: 'a', kind: 'transient', times: 3 };
    expect(await ask('/faults', rule)).toEqual({ status: 201, ...rule, id: 1, hits: 0 });
    expect(await ask('/faults', { group: 'demo', kind: 'slow', delayMs: 10 })).toMatchObject({ id: 2 });
    expect(await ask('/faults')).toMatchObject({ enabled: true, items: [{ id: 1 }, { id: 2 }] });
    expect(await ask('/faults/clear', { group: 'demo', id: 1 })).toMatchObject({ status: 200, cleared: 1 });
    expect(await ask('/faults/clear', {})).toMatchObject({ cleared: 1 });
    expect(await ask('/faults')).toMatchObject({ items: [] });
  });

  it.each([
    ['a kind that there is not', { kind: 'flood' }, 'kind'],
    ['a share of nothing', { kind: 'transient', share: 0 }, 'share'],
    ['no delay for slow', { kind: 'slow' }, 'delayMs'],
    ['no times at all', { kind: 'poison', times: 0 }, 'times'],
    ['half a time', { kind: 'poison', times: 0.5 }, 'times'],
    ['a delay of an hour', { kind: 'slow', delayMs: 3_600_000 }, 'delayMs'],
    ['a misspelt field', { kind: 'poison', tpoic: 'order-placed' }, 'tpoic'],
    ['an empty key', { kind: 'poison', key: '' }, 'key'],
  ])('are refused with %s', async (_, rule, field) => {
    expect(await ask('/faults', { group: 'demo', ...rule })).toMatchObject({
      status: 400,
      code: 'VALIDATION_FAILED',
      errors: [{ field }],
    });
    expect(faults.list()).toEqual([]);
  });

  it('are refused for what the process does not handle', async () => {
    expect(await ask('/faults', { group: 'kitchen', kind: 'poison' })).toMatchObject({
      status: 422,
      code: 'UNKNOWN_GROUP',
      errors: [{ field: 'group', message: 'This process runs no consumer group kitchen, but demo' }],
    });
    expect(await ask('/faults', { group: 'demo', topic: 'recipes', kind: 'poison' })).toMatchObject({
      status: 422,
      code: 'UNKNOWN_TOPIC',
      errors: [{ field: 'topic' }],
    });
  });
});
