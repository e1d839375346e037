import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import { createTestDatabase, expectProblem, type Api, type TestDatabase } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { OrderOverviewProjector } from '../src/views/order-overview/order-overview.projector.js';
import { anApi } from './an-api.js';
import { anOrderPlaced } from './facts.js';

const teapot = {
  name: 'Teapot',
  unitPrice: { amountMinor: 2_450, currency: 'EUR' },
  taxRateBasisPoints: 700,
};

const address = {
  recipient: 'Ada Lovelace',
  street: '12 St James Square',
  postalCode: 'SW1Y 4JH',
  city: 'London',
  countryCode: 'GB',
};

function anOrder(differences: Record<string, unknown> = {}) {
  return {
    customerId: 'ada',
    lines: [{ sku: 'TEAPOT', quantity: 2 }],
    shippingAddress: address,
    ...differences,
  };
}

describe('the HTTP API of the order service', () => {
  let write: TestDatabase<WriteDatabase>;
  let read: TestDatabase<ReadDatabase>;
  let api: Api;

  const start = (environment: Record<string, string>) =>
    anApi({ writeUrl: write.url, readUrl: read.url }, environment);

  beforeAll(async () => {
    write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    // So long that no reader that waits for a version gives up.
    api = await start({ VIEW_WAIT_MS: '30000' });
    await api.put('/products/TEAPOT', teapot);
  });
  afterAll(async () => {
    await api.close();
    await Promise.all([write.drop(), read.drop()]);
  });

  async function givenAnOrder(): Promise<string> {
    const { body } = await api.post('/orders', anOrder());
    return String(body['orderId']);
  }

  async function viewHears(orderId: string): Promise<void> {
    const placed = anOrderPlaced({ orderId });
    await read.database.transaction((tx) =>
      new OrderOverviewProjector().onOrderPlaced([placed], new ProjectionTransaction(tx)),
    );
  }

  async function countFacts(): Promise<unknown> {
    const [row] = await write.database.query('select count(*)::int as facts from outbox');
    return row;
  }

  it('places an order at the price and the tax rate of the catalogue', async () => {
    const answer = await api.post('/orders', anOrder());

    expect(answer).toMatchObject({
      status: 201,
      body: {
        version: 1,
        net: { amountMinor: 4_900, currency: 'EUR' },
        tax: { amountMinor: 343, currency: 'EUR' },
        total: { amountMinor: 5_243, currency: 'EUR' },
      },
    });
    expect(answer.headers.get('location')).toBe(`/orders/${String(answer.body['orderId'])}`);
  });

  it.each([
    [400, 'VALIDATION_FAILED', 'lines', { lines: [] }],
    [400, 'VALIDATION_FAILED', 'lines.0.quantity', { lines: [{ sku: 'TEAPOT', quantity: 0 }] }],
    [400, 'VALIDATION_FAILED', 'shippingAddress.city', { shippingAddress: { ...address, city: 'Lon\0don' } }],
    [400, 'VALIDATION_FAILED', 'customerId', { customerId: undefined }],
    [422, 'UNKNOWN_PRODUCT', 'lines.0.sku', { lines: [{ sku: 'SAMOVAR', quantity: 1 }] }],
    [422, 'CURRENCY_MISMATCH', 'lines.0.sku', { currency: 'USD' }],
  ])('answers %i %s for a bad %s, and changes nothing', async (status, code, field, differences) => {
    const before = await countFacts();
    expectProblem(await api.post('/orders', anOrder(differences)), status, code, field);
    expect(await countFacts()).toEqual(before);
  });

  it('cancels an order, once', async () => {
    const orderId = await givenAnOrder();

    expect(await api.post(`/orders/${orderId}/cancel`)).toMatchObject({
      status: 200,
      body: { orderId, version: 2 },
    });
    expectProblem(await api.post(`/orders/${orderId}/cancel`), 409, 'ORDER_ALREADY_CANCELLED');
  });

  it('does not know an order that nobody placed', async () => {
    expectProblem(await api.post(`/orders/${uuidv7()}/cancel`), 404, 'ORDER_NOT_FOUND');
    expectProblem(await api.get(`/orders/${uuidv7()}`), 404, 'ORDER_NOT_FOUND');
    expectProblem(await api.get('/orders/4711'), 400, 'VALIDATION_FAILED', 'orderId');
  });

  it('shows an order as of the version asked for', async () => {
    const orderId = await givenAnOrder();
    const waiting = api.get(`/orders/${orderId}?minVersion=1`);
    await viewHears(orderId);

    expect(await waiting).toMatchObject({ status: 200, body: { orderId, version: 1, status: 'PLACED' } });
  });

  it('says that the view is behind when that version does not come in time', async () => {
    const impatient = await start({ VIEW_WAIT_MS: '10' });
    const orderId = await givenAnOrder();
    await viewHears(orderId);

    expectProblem(await impatient.get(`/orders/${orderId}?minVersion=2`), 503, 'VIEW_BEHIND');
    await impatient.close();
  });

  it('cancels the version that the client has seen, and no other', async () => {
    const orderId = await givenAnOrder();
    await viewHears(orderId);
    const etag = (await api.get(`/orders/${orderId}`)).headers.get('etag') ?? '';
    const cancel = (ifMatch: string) =>
      api.post(`/orders/${orderId}/cancel`, undefined, { 'if-match': ifMatch });

    expect(etag).toBe('"1"');
    expectProblem(await cancel('"2"'), 412, 'PRECONDITION_FAILED');
    expectProblem(await cancel('1'), 400, 'VALIDATION_FAILED', 'if-match');
    const cancelled = await cancel(etag);
    expect(cancelled.status).toBe(200);
    expect(cancelled.headers.get('etag')).toBe('"2"');
    expectProblem(await cancel(etag), 412, 'PRECONDITION_FAILED');
  });

  it('lists orders page by page', async () => {
    await viewHears(uuidv7());
    await viewHears(uuidv7());
    const first = await api.get('/orders?customerId=ada&limit=1');
    const second = await api.get(`/orders?customerId=ada&limit=1&cursor=${String(first.body['nextCursor'])}`);

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body['items']).toHaveLength(1);
    expect(second.body['items']).not.toEqual(first.body['items']);
    expectProblem(await api.get('/orders?cursor=rubbish'), 400, 'VALIDATION_FAILED', 'cursor');
  });

  it('shows the catalogue', async () => {
    expect((await api.get('/products')).body).toEqual({
      items: [{ sku: 'TEAPOT', ...teapot, available: null }],
    });
    expectProblem(await api.put('/products/no space', teapot), 400, 'VALIDATION_FAILED', 'sku');
  });

  it('sells a product untaxed unless it is given a rate', async () => {
    const { taxRateBasisPoints: _, ...untaxed } = teapot;
    await api.put('/products/BOOK', untaxed);
    const answer = await api.post('/orders', anOrder({ lines: [{ sku: 'BOOK', quantity: 1 }] }));

    expect(answer.body).toMatchObject({ tax: { amountMinor: 0 }, total: { amountMinor: 2_450 } });
    const tooMuch = { ...teapot, taxRateBasisPoints: 10_001 };
    expectProblem(await api.put('/products/BOOK', tooMuch), 400, 'VALIDATION_FAILED', 'taxRateBasisPoints');
  });
});
