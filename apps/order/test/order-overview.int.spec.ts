import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadDatabase } from '@shop/database';
import { ProjectionTransaction, ViewChanges } from '@shop/projection';
import { createTestDatabase, type TestDatabase } from '@shop/testing';
import * as fc from 'fast-check';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { OrderOverviewProjector } from '../src/views/order-overview/order-overview.projector.js';
import { OrderOverviewQuery } from '../src/views/order-overview/order-overview.query.js';
import { LATER, PLACED_AT } from './an-order.js';
import { aCancelledAndReturnedOrder, anOrderPlaced, anUntaxedOrderPlaced, type Delivery } from './facts.js';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

describe('the order overview', () => {
  const projector = new OrderOverviewProjector();
  let test: TestDatabase<ReadDatabase>;
  let orders: OrderOverviewQuery;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    orders = new OrderOverviewQuery(test.database, new ViewChanges());
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query('truncate order_overview');
  });

  const deliver = (...deliveries: Delivery[]): Promise<void> =>
    test.database.transaction((tx) => {
      for (const delivery of deliveries) delivery(projector, new ProjectionTransaction(tx));
    });

  const rows = (): Promise<unknown[]> => test.database.query('select * from order_overview');

  async function givenOrders(...placements: { customerId?: string; placedAt: Date }[]): Promise<string[]> {
    const facts = placements.map((placement) => anOrderPlaced(placement));
    await deliver(
      ...facts.map(
        (fact): Delivery =>
          (projector, tx) =>
            projector.onOrderPlaced([fact], tx),
      ),
    );
    return facts.map(({ orderId }) => orderId);
  }

  async function idsOf(filter: { customerId?: string; status?: string }): Promise<string[]> {
    const found = await orders.list({ ...filter, limit: 10 });
    return found.map(({ orderId }) => orderId);
  }

  it('shows an order with its shipment and its invoice', async () => {
    const orderId = uuidv7();
    await deliver(...Object.values(aCancelledAndReturnedOrder(orderId)));

    expect(await orders.find(orderId)).toMatchObject({
      orderId,
      version: 2,
      status: 'CANCELLED',
      cancellationReason: 'CUSTOMER_REQUEST',
      customerId: 'ada',
      lines: [
        {
          sku: 'TEAPOT',
          productName: 'Teapot',
          quantity: 2,
          unitPrice: eur(2_450),
          lineTotal: eur(4_900),
          taxRateBasisPoints: 700,
          tax: eur(343),
          gross: eur(5_243),
        },
      ],
      net: eur(4_900),
      tax: eur(343),
      total: eur(5_243),
      placedAt: PLACED_AT,
      shipmentStatus: 'RETURNED',
      carrier: 'Post',
      trackingNumber: 'P-1',
      invoiceStatus: 'CREDITED',
      invoiceNumber: 'R-7',
      dueAt: LATER,
    });
  });

  it('shows an order from before there was tax as untaxed', async () => {
    const placed = anUntaxedOrderPlaced();
    await deliver((projector, tx) => projector.onOrderPlaced([placed], tx));

    expect(await orders.find(placed.orderId)).toMatchObject({
      lines: [{ lineTotal: eur(4_900), taxRateBasisPoints: 0, tax: eur(0), gross: eur(4_900) }],
      net: eur(4_900),
      tax: eur(0),
      total: eur(4_900),
    });
  });

  it('ends alike, in whatever order and how often the facts come', async () => {
    const facts = Object.values(aCancelledAndReturnedOrder(uuidv7()));
    await deliver(...facts);
    const expected = await rows();
    const arrivals = fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length });

    await fc.assert(
      fc.asyncProperty(arrivals, async (arrived) => {
        await test.database.query('truncate order_overview');
        await deliver(...arrived);
        expect(await rows()).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('does not show an order before it knows what was ordered', async () => {
    const orderId = uuidv7();
    const { placed: _, ...others } = aCancelledAndReturnedOrder(orderId);
    await deliver(...Object.values(others));

    expect(await orders.find(orderId)).toBeUndefined();
    expect(await orders.list({ limit: 10 })).toEqual([]);
  });

  it('lists the newest first, page by page', async () => {
    const times = [1, 2, 3, 3].map((day) => ({ placedAt: new Date(Date.UTC(2026, 2, day)) }));
    const ids = await givenOrders(...times);

    const first = await orders.list({ limit: 2 });
    const second = await orders.list({ limit: 2, after: first[1] });
    expect([...first, ...second].map(({ orderId }) => orderId)).toEqual([ids[3], ids[2], ids[1], ids[0]]);
    expect(await orders.list({ limit: 2, after: second[1] })).toEqual([]);
  });

  it('lists those of a customer, and those in a status', async () => {
    const [ofAda, ofBob] = await givenOrders(
      { customerId: 'ada', placedAt: PLACED_AT },
      { customerId: 'bob', placedAt: LATER },
    );
    await deliver(aCancelledAndReturnedOrder(ofBob ?? '').cancelled);

    expect(await idsOf({ customerId: 'ada' })).toEqual([ofAda]);
    expect(await idsOf({ status: 'CANCELLED' })).toEqual([ofBob]);
    expect(await idsOf({ customerId: 'ada', status: 'CANCELLED' })).toEqual([]);
  });
});
