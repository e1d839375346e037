import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import {
  atOnce,
  createTestDatabase,
  expectProblem,
  uniqueName,
  type Answer,
  type Api,
  type TestDatabase,
} from '@shop/testing';
import { databases } from '../src/databases.js';
import { anApi } from './an-api.js';
import { ADDRESS } from './an-order.js';

const teapot = { name: 'Teapot', unitPrice: { amountMinor: 2_450, currency: 'EUR' } };

const order = {
  customerId: 'ada',
  lines: [{ sku: 'TEAPOT', quantity: 2 }],
  shippingAddress: ADDRESS,
};

describe('a client that asks again with the same Idempotency-Key', () => {
  let write: TestDatabase<WriteDatabase>;
  let read: TestDatabase<ReadDatabase>;
  let api: Api;

  const start = () => anApi({ writeUrl: write.url, readUrl: read.url });

  beforeAll(async () => {
    write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    api = await start();
    await api.put('/products/TEAPOT', teapot);
  });
  afterAll(async () => {
    await api.close();
    await Promise.all([write.drop(), read.drop()]);
  });

  const place = (key: string, body: object = order): Promise<Answer> =>
    api.post('/orders', body, { 'idempotency-key': key });

  const cancel = (orderId: unknown, key: string): Promise<Answer> =>
    api.post(`/orders/${String(orderId)}/cancel`, undefined, { 'idempotency-key': key });

  interface Counts {
    orders: number;
    facts: number;
    answers: number;
  }

  async function counts(): Promise<Counts> {
    const [row] = await write.database.query<Counts>(
      `select (select count(*)::int from orders) as orders, (select count(*)::int from outbox) as facts,
              (select count(*)::int from kept_answer) as answers`,
    );
    return row as Counts;
  }

  function expectReplay(answer: Answer, first: Answer): void {
    expect(answer.status).toBe(first.status);
    expect(JSON.stringify(answer.body)).toBe(JSON.stringify(first.body));
    for (const name of ['location', 'etag', 'content-type']) {
      expect([name, answer.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    }
    expect(first.headers.has('idempotent-replayed')).toBe(false);
    expect(answer.headers.get('idempotent-replayed')).toBe('true');
  }

  it('gets the first answer again, and has one order', async () => {
    const key = uniqueName('key');
    const first = await place(key);
    const after = await counts();
    const { shippingAddress, lines, customerId } = order;

    expect(first).toMatchObject({ status: 201 });
    expectReplay(await place(key), first);
    expectReplay(await place(key, { shippingAddress, lines, customerId }), first);
    expect(await counts()).toEqual(after);
  });

  it('gets it also after the order went on, and after the service was started again', async () => {
    const [placing, cancelling] = [uniqueName('key'), uniqueName('key')];
    const placed = await place(placing);
    const cancelled = await cancel(placed.body['orderId'], cancelling);
    expect(cancelled).toMatchObject({ status: 200, body: { version: 2 } });
    await api.close();
    api = await start();

    expectReplay(await place(placing), placed);
    expectReplay(await cancel(placed.body['orderId'], cancelling), cancelled);
    expectProblem(await cancel(placed.body['orderId'], uniqueName('key')), 409, 'ORDER_ALREADY_CANCELLED');
  });

  it('has one order for each key, however many of the requests come at once', async () => {
    const keys = Array.from({ length: 5 }, () => uniqueName('key'));
    const { orders, facts, answers: kept } = await counts();
    // Each key in turn, so that requests with the same key overlap even when the pool has few connections.
    const requests = Array.from({ length: 50 }, (_, index) => () => place(keys[index % keys.length] ?? ''));
    const answers = await atOnce(requests, 20);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['orderId'])).size).toBe(5);
    expect(answers.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(5);
    expect(await counts()).toEqual({ orders: orders + 5, facts: facts + 5, answers: kept + 5 });
  });

  it('is refused when it asks for something else', async () => {
    const key = uniqueName('key');
    const { body } = await place(key);
    const before = await counts();

    expectProblem(await place(key, { ...order, customerId: 'bob' }), 422, 'IDEMPOTENCY_KEY_REUSED');
    expectProblem(await cancel(body['orderId'], key), 422, 'IDEMPOTENCY_KEY_REUSED');
    expect(await counts()).toEqual(before);
  });

  it('may try again what was refused', async () => {
    const [key, sku] = [uniqueName('key'), uniqueName('SKU')];
    const before = await counts();
    const body = { ...order, lines: [{ sku, quantity: 1 }] };
    expectProblem(await place(key, body), 422, 'UNKNOWN_PRODUCT');
    expect(await counts()).toEqual(before);

    await api.put(`/products/${sku}`, teapot);
    const placed = await place(key, body);
    expect(placed.status).toBe(201);
    expect(placed.headers.has('idempotent-replayed')).toBe(false);
  });

  it.each(['', 'two words', 'clé', 'x'.repeat(256)])('is told that %j is no key', async (key) => {
    const before = await counts();
    expectProblem(await place(key), 400, 'VALIDATION_FAILED', 'idempotency-key');
    expect(await counts()).toEqual(before);
  });
});
