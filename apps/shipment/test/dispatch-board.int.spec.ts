import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import { createTestDatabase, type TestDatabase } from '@shop/testing';
import * as fc from 'fast-check';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { shipmentIdOf } from '../src/shipment-id.js';
import { DispatchBoardProjector } from '../src/views/dispatch-board/dispatch-board.projector.js';
import { DispatchBoardQuery } from '../src/views/dispatch-board/dispatch-board.query.js';
import { aParcel, aPlacedOrder, AT } from './a-shipment.js';
import { anOrderCancelled, anOrderPlaced, factsOfShipment } from './facts.js';

type Delivery = (projector: DispatchBoardProjector, tx: ProjectionTransaction) => void;

/** One fact of each kind about one order. */
function factsOf(orderId: string): Record<string, Delivery> {
  const { rejected, dispatched, delivered, returned } = factsOfShipment(orderId);
  return {
    placed: (projector, tx) => projector.onOrderPlaced([anOrderPlaced({ orderId })], tx),
    cancelled: (projector, tx) => projector.onOrderCancelled([anOrderCancelled(orderId)], tx),
    rejected: (projector, tx) => projector.onShipmentRejected([rejected], tx),
    dispatched: (projector, tx) => projector.onShipmentDispatched([dispatched], tx),
    delivered: (projector, tx) => projector.onShipmentDelivered([delivered], tx),
    returned: (projector, tx) => projector.onShipmentReturned([returned], tx),
  };
}

describe('the dispatch board', () => {
  const projector = new DispatchBoardProjector();
  let test: TestDatabase<ReadDatabase>;
  let board: DispatchBoardQuery;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    board = new DispatchBoardQuery(test.database);
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query('truncate dispatch_board');
  });

  /** Hands the named facts of the order to the projector. */
  const deliver = (orderId: string, ...names: string[]): Promise<void> =>
    test.database.transaction((tx) => {
      for (const name of names) factsOf(orderId)[name]?.(projector, new ProjectionTransaction(tx));
    });

  const rows = (): Promise<unknown[]> => test.database.query('select * from dispatch_board');

  async function givenOrders(...days: number[]): Promise<string[]> {
    const orders = days.map((day) => anOrderPlaced({ placedAt: new Date(Date.UTC(2026, 2, day)) }));
    await test.database.transaction((tx) => {
      for (const order of orders) projector.onOrderPlaced([order], new ProjectionTransaction(tx));
    });
    return orders.map(({ orderId }) => orderId);
  }

  it('shows what is to be sent, and where, under the id by which it is dispatched', async () => {
    const orderId = uuidv7();
    await deliver(orderId, 'placed');

    expect(await board.ofOrder(orderId)).toEqual([
      {
        shipmentId: shipmentIdOf(orderId),
        orderId,
        status: 'OPEN',
        version: 0,
        placedAt: AT,
        lines: [{ sku: 'KETTLE', productName: 'The KETTLE', quantity: 2 }],
        shippingAddress: aPlacedOrder().shippingAddress,
        carrier: null,
        trackingNumber: null,
        dispatchedAt: null,
        deliveredAt: null,
        returnedAt: null,
      },
    ]);
  });

  it.each([
    ['REJECTED', ['placed', 'rejected']],
    ['CANCELLED', ['placed', 'cancelled']],
    ['CANCELLED', ['placed', 'rejected', 'cancelled']],
    ['DISPATCHED', ['placed', 'dispatched']],
    ['DELIVERED', ['placed', 'dispatched', 'delivered']],
    ['RECALLED', ['placed', 'dispatched', 'cancelled']],
    ['RECALLED', ['placed', 'dispatched', 'delivered', 'cancelled']],
    ['RETURNED', ['placed', 'dispatched', 'cancelled', 'returned']],
  ])('shows as %s what was %j', async (status, facts) => {
    const orderId = uuidv7();
    await deliver(orderId, ...facts);

    expect(await board.ofOrder(orderId)).toMatchObject([{ status }]);
  });

  it('shows carrier and tracking number of what was sent', async () => {
    const orderId = uuidv7();
    await deliver(orderId, 'placed', 'dispatched');

    expect(await board.ofOrder(orderId)).toMatchObject([{ ...aParcel, dispatchedAt: AT, version: 1 }]);
  });

  it('ends alike, in whatever order and how often the facts come', async () => {
    const orderId = uuidv7();
    const names = ['placed', 'cancelled', 'dispatched', 'delivered', 'returned'];
    await deliver(orderId, ...names);
    const expected = await rows();

    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...names, ...names], { minLength: 10 }), async (arrived) => {
        await test.database.query('truncate dispatch_board');
        await deliver(orderId, ...arrived);
        expect(await rows()).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('does not show a shipment before it knows what is in it', async () => {
    const orderId = uuidv7();
    await deliver(orderId, 'dispatched', 'cancelled');

    expect(await board.ofOrder(orderId)).toEqual([]);
    expect(await board.list({ limit: 10 })).toEqual([]);
  });

  it('lists the longest waiting first, page by page', async () => {
    const ids = await givenOrders(3, 1, 2, 3);

    const first = await board.list({ limit: 2 });
    const second = await board.list({ limit: 2, after: first[1]?.orderId });
    expect([...first, ...second].map(({ orderId }) => orderId)).toEqual([ids[1], ids[2], ids[0], ids[3]]);
    expect(await board.list({ limit: 2, after: second[1]?.orderId })).toEqual([]);
  });

  it('lists what is in a status', async () => {
    const [open, sent] = await givenOrders(1, 2);
    await deliver(sent ?? '', 'dispatched');

    expect(await board.list({ status: 'OPEN', limit: 10 })).toMatchObject([{ orderId: open }]);
    expect(await board.list({ status: 'DISPATCHED', limit: 10 })).toMatchObject([{ orderId: sent }]);
  });
});
