import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import {
  createTestDatabase,
  expectProblem,
  uniqueName,
  type Answer,
  type Api,
  type TestDatabase,
} from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { shipmentIdOf } from '../src/shipment-id.js';
import { DispatchBoardProjector } from '../src/views/dispatch-board/dispatch-board.projector.js';
import { StockProjector } from '../src/views/stock/stock.projector.js';
import { aParcel } from './a-shipment.js';
import { aWarehouse, type Warehouse } from './a-warehouse.js';
import { anApi } from './an-api.js';
import { anOrderPlaced, aStockLevelChanged } from './facts.js';

describe('the HTTP API of the shipment service', () => {
  let warehouse: Warehouse;
  let read: TestDatabase<ReadDatabase>;
  let api: Api;

  beforeAll(async () => {
    warehouse = await aWarehouse();
    read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    api = await anApi({ writeUrl: warehouse.url, readUrl: read.url });
  });
  afterAll(async () => {
    await api.close();
    await Promise.all([warehouse.drop(), read.drop()]);
  });

  async function givenAnOpenShipment(): Promise<{ orderId: string; path: string }> {
    const [orderId, sku] = [uuidv7(), uniqueName('SKU')];
    await warehouse.receive(sku, 1);
    await warehouse.place(orderId, [{ sku, quantity: 1 }]);
    return { orderId, path: `/shipments/${shipmentIdOf(orderId)}` };
  }

  async function viewHears(orderId: string): Promise<void> {
    const placed = anOrderPlaced({ orderId });
    await read.database.transaction((tx) =>
      new DispatchBoardProjector().onOrderPlaced([placed], new ProjectionTransaction(tx)),
    );
  }

  it('receives stock', async () => {
    expect(await api.post('/stock/KETTLE/receipts', { quantity: 5 })).toMatchObject({
      status: 201,
      body: { sku: 'KETTLE', version: 1, onHand: 5, reserved: 0, shipped: 0 },
    });
  });

  it.each([
    [400, 'VALIDATION_FAILED', 'quantity', '/stock/MUG/receipts', { quantity: 0 }],
    [400, 'VALIDATION_FAILED', 'quantity', '/stock/MUG/receipts', { quantity: '5' }],
    [400, 'VALIDATION_FAILED', 'sku', '/stock/no%20space/receipts', { quantity: 5 }],
    [400, 'VALIDATION_FAILED', 'shipmentId', '/shipments/4711/dispatch', aParcel],
    [400, 'VALIDATION_FAILED', 'carrier', `/shipments/${uuidv7()}/dispatch`, { ...aParcel, carrier: ' ' }],
    [404, 'SHIPMENT_NOT_FOUND', undefined, `/shipments/${uuidv7()}/dispatch`, aParcel],
    [404, 'SHIPMENT_NOT_FOUND', undefined, `/shipments/${uuidv7()}/deliver`, undefined],
    [404, 'SHIPMENT_NOT_FOUND', undefined, `/shipments/${uuidv7()}/return`, undefined],
  ])('answers %i %s, field %s, to POST %s', async (status, code, field, path, body) => {
    expectProblem(await api.post(path, body), status, code, field);
    expect(await warehouse.level('MUG')).toBeUndefined();
  });

  it('refuses more stock than can be counted', async () => {
    await warehouse.receive('NAIL', 2_147_483_647);
    expectProblem(await api.post('/stock/NAIL/receipts', { quantity: 1 }), 422, 'TOO_MUCH_STOCK', 'quantity');
  });

  it('takes an open shipment to its customer', async () => {
    const { orderId, path } = await givenAnOpenShipment();
    const shipment = { shipmentId: shipmentIdOf(orderId), orderId };
    expectProblem(await api.post(`${path}/deliver`), 409, 'SHIPMENT_NOT_DISPATCHED');

    const dispatched = await api.post(`${path}/dispatch`, aParcel);
    expect(dispatched).toMatchObject({ status: 200, body: { ...shipment, version: 1 } });
    expectProblem(await api.post(`${path}/dispatch`, aParcel), 409, 'SHIPMENT_NOT_OPEN');

    const delivered = await api.post(`${path}/deliver`);
    expect(delivered).toMatchObject({ status: 200, body: { ...shipment, version: 2 } });
  });

  it('does nothing twice for a client that asks again with the same key', async () => {
    const twice = async (path: string, body?: unknown): Promise<Answer> => {
      const key = { 'idempotency-key': `${path}#${JSON.stringify(body)}` };
      const [first, again] = [await api.post(path, body, key), await api.post(path, body, key)];
      expect(again).toMatchObject({ status: first.status, body: first.body });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      return first;
    };
    const { orderId, path } = await givenAnOpenShipment();
    const recalled = await givenAnOpenShipment();
    await api.post(`${recalled.path}/dispatch`, aParcel);
    await warehouse.cancel(recalled.orderId);

    expect(await twice('/stock/SPOON/receipts', { quantity: 5 })).toMatchObject({ body: { onHand: 5 } });
    expect(await twice(`${path}/dispatch`, aParcel)).toMatchObject({ body: { version: 1 } });
    expect(await twice(`${path}/deliver`)).toMatchObject({ body: { version: 2 } });
    expect(await twice(`${recalled.path}/return`)).toMatchObject({ body: { version: 2 } });
    expect(await warehouse.level('SPOON')).toMatchObject({ onHand: 5, version: 1 });
    expect(await warehouse.factsOf(shipmentIdOf(orderId))).toHaveLength(2);
  });

  it('takes back what was recalled', async () => {
    const { orderId, path } = await givenAnOpenShipment();
    await api.post(`${path}/dispatch`, aParcel);
    expectProblem(await api.post(`${path}/return`), 409, 'SHIPMENT_NOT_RECALLED');

    await warehouse.cancel(orderId);
    expect(await api.post(`${path}/return`)).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('shows the dispatch board page by page', async () => {
    await viewHears(uuidv7());
    await viewHears(uuidv7());
    const first = await api.get('/dispatch-board?status=OPEN&limit=1');
    const second = await api.get(
      `/dispatch-board?status=OPEN&limit=1&cursor=${String(first.body['nextCursor'])}`,
    );

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body['items']).toHaveLength(1);
    expect(second.body['items']).not.toEqual(first.body['items']);
    expect(second.body).not.toHaveProperty('nextCursor');
    expectProblem(await api.get('/dispatch-board?status=LOST'), 400, 'VALIDATION_FAILED', 'status');
  });

  it('finds the shipment of an order', async () => {
    const orderId = uuidv7();
    expect((await api.get(`/shipments?orderId=${orderId}`)).body).toEqual({ items: [] });

    await viewHears(orderId);
    expect((await api.get(`/shipments?orderId=${orderId}`)).body).toMatchObject({
      items: [{ orderId, shipmentId: shipmentIdOf(orderId), status: 'OPEN' }],
    });
  });

  it.each([
    ['dispatch', aParcel],
    ['deliver', undefined],
    ['return', undefined],
  ])('asks for patience to %s a shipment that the board shows already', async (command, body) => {
    const orderId = uuidv7();
    await viewHears(orderId);
    const answer = await api.post(`/shipments/${shipmentIdOf(orderId)}/${command}`, body);
    expectProblem(answer, 503, 'SHIPMENT_NOT_OPENED_YET');
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('shows a shipment, and dispatches the version that the client has seen', async () => {
    const { orderId, path } = await givenAnOpenShipment();
    expectProblem(await api.get(path), 404, 'SHIPMENT_NOT_FOUND');
    await viewHears(orderId);
    const shown = await api.get(path);
    const etag = shown.headers.get('etag') ?? '';
    const when = (ifMatch: string) => ({ 'if-match': ifMatch });

    expect(shown).toMatchObject({ status: 200, body: { orderId, status: 'OPEN', version: 0 } });
    expectProblem(await api.post(`${path}/dispatch`, aParcel, when('"1"')), 412, 'PRECONDITION_FAILED');
    const dispatched = await api.post(`${path}/dispatch`, aParcel, when(etag));
    expect(dispatched.status).toBe(200);
    expectProblem(await api.post(`${path}/deliver`, undefined, when(etag)), 412, 'PRECONDITION_FAILED');
    const delivered = await api.post(
      `${path}/deliver`,
      undefined,
      when(dispatched.headers.get('etag') ?? ''),
    );
    expect(delivered.status).toBe(200);
    expectProblem(await api.post(`${path}/return`, undefined, when(etag)), 412, 'PRECONDITION_FAILED');
  });

  it('shows the stock', async () => {
    const fact = aStockLevelChanged('TEAPOT', 1, 7);
    await read.database.transaction((tx) =>
      new StockProjector().onStockLevelChanged([fact], new ProjectionTransaction(tx)),
    );

    const level = { sku: 'TEAPOT', version: 1, onHand: 7, reserved: 1, shipped: 2 };
    expect(await api.get('/stock/TEAPOT')).toMatchObject({ status: 200, body: level });
    expect((await api.get('/stock')).body).toMatchObject({ items: [level] });
    expectProblem(await api.get('/stock/SAMOVAR'), 404, 'STOCK_NOT_FOUND');
  });
});
