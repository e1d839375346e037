import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atOnce, uniqueName } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { aWarehouse, type Warehouse } from './a-warehouse.js';

const ORDERS = 40;

const someOrders = (): string[] => Array.from({ length: ORDERS }, () => uuidv7());

describe('many orders at once', () => {
  let warehouse: Warehouse;

  beforeAll(async () => {
    warehouse = await aWarehouse();
  });
  afterAll(() => warehouse.drop());

  async function countByStatus(orderIds: string[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const orderId of orderIds) {
      const status = (await warehouse.statusOf(orderId)) ?? 'UNKNOWN';
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  }

  it('get the last items without selling one twice, and without waiting for each other in a circle', async () => {
    const [left, right] = [uniqueName('A'), uniqueName('B')];
    await warehouse.receive(left, 10);
    await warehouse.receive(right, 10);
    const orderIds = someOrders();
    // Every second order names the products the other way round.
    const lines = [left, right].map((sku) => ({ sku, quantity: 1 }));
    await atOnce(
      orderIds.map(
        (orderId, index) => () => warehouse.place(orderId, index % 2 ? lines : lines.toReversed()),
      ),
    );

    expect(await countByStatus(orderIds)).toEqual({ OPEN: 10, REJECTED: 30 });
    expect(await warehouse.level(left)).toEqual({ onHand: 0, reserved: 10, shipped: 0, version: 11 });
    expect(await warehouse.level(right)).toEqual({ onHand: 0, reserved: 10, shipped: 0, version: 11 });
  });

  it('lose no receipt, also of a product that is received for the first time', async () => {
    const sku = uniqueName('NEW');
    await atOnce(Array.from({ length: ORDERS }, () => () => warehouse.receive(sku, 1)));

    expect(await warehouse.level(sku)).toMatchObject({ onHand: ORDERS, version: ORDERS });
    expect(await warehouse.factsOf(sku)).toHaveLength(ORDERS);
  });

  it('end alike when placement and cancellation arrive at the same moment', async () => {
    const sku = uniqueName('SKU');
    await warehouse.receive(sku, ORDERS);
    const orderIds = someOrders();
    await atOnce(
      orderIds.flatMap((orderId) => [
        () => warehouse.place(orderId, [{ sku, quantity: 1 }]),
        () => warehouse.cancel(orderId),
        () => warehouse.cancel(orderId),
        () => warehouse.place(orderId, [{ sku, quantity: 1 }]),
      ]),
    );

    expect(await countByStatus(orderIds)).toEqual({ CANCELLED: ORDERS });
    expect(await warehouse.level(sku)).toMatchObject({ onHand: ORDERS, reserved: 0, shipped: 0 });
  });

  it('are sent once, however many try', async () => {
    const sku = uniqueName('SKU');
    await warehouse.receive(sku, 5);
    const orderId = uuidv7();
    await warehouse.place(orderId, [{ sku, quantity: 5 }]);
    const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => warehouse.dispatch(orderId)));

    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await warehouse.level(sku)).toMatchObject({ onHand: 0, reserved: 0, shipped: 5 });
  });
});
