import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueName } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { shipmentIdOf } from '../src/shipment-id.js';
import { aWarehouse, type Warehouse } from './a-warehouse.js';

describe('the warehouse', () => {
  let warehouse: Warehouse;

  beforeAll(async () => {
    warehouse = await aWarehouse();
  });
  afterAll(() => warehouse.drop());

  async function givenStock(quantity: number): Promise<string> {
    const sku = uniqueName('SKU');
    await warehouse.receive(sku, quantity);
    return sku;
  }

  async function givenAnOrder(sku: string, quantity: number): Promise<string> {
    const orderId = uuidv7();
    await warehouse.place(orderId, [{ sku, quantity }]);
    return orderId;
  }

  it('reserves the stock of an order and opens its shipment', async () => {
    const sku = await givenStock(5);
    const orderId = await givenAnOrder(sku, 2);

    expect(await warehouse.statusOf(orderId)).toBe('OPEN');
    expect(await warehouse.level(sku)).toEqual({ onHand: 3, reserved: 2, shipped: 0, version: 2 });
    expect(await warehouse.factsOf(sku)).toEqual(['stock-level-changed', 'stock-level-changed']);
  });

  it('rejects an order of which it lacks one product, and reserves none of the others', async () => {
    const sku = await givenStock(5);
    const orderId = uuidv7();
    await warehouse.place(orderId, [
      { sku, quantity: 1 },
      { sku: uniqueName('NEVER-RECEIVED'), quantity: 1 },
    ]);

    expect(await warehouse.statusOf(orderId)).toBe('REJECTED');
    expect(await warehouse.level(sku)).toMatchObject({ onHand: 5, reserved: 0 });
    expect(await warehouse.factsOf(shipmentIdOf(orderId))).toEqual(['shipment-rejected']);
  });

  it('sends, delivers, and tells of both', async () => {
    const sku = await givenStock(5);
    const orderId = await givenAnOrder(sku, 2);
    await warehouse.dispatch(orderId);
    await warehouse.deliver(orderId);

    expect(await warehouse.statusOf(orderId)).toBe('DELIVERED');
    expect(await warehouse.level(sku)).toMatchObject({ onHand: 3, reserved: 0, shipped: 2 });
    expect(await warehouse.factsOf(shipmentIdOf(orderId))).toEqual([
      'shipment-dispatched',
      'shipment-delivered',
    ]);
  });

  it('releases the stock of a cancelled order', async () => {
    const sku = await givenStock(5);
    const orderId = await givenAnOrder(sku, 2);
    await warehouse.cancel(orderId);

    expect(await warehouse.statusOf(orderId)).toBe('CANCELLED');
    expect(await warehouse.level(sku)).toMatchObject({ onHand: 5, reserved: 0 });
    await expect(warehouse.dispatch(orderId)).rejects.toMatchObject({ code: 'SHIPMENT_NOT_OPEN' });
  });

  it('remembers a cancellation until the order comes', async () => {
    const sku = await givenStock(5);
    const orderId = uuidv7();
    await warehouse.cancel(orderId);
    await warehouse.place(orderId, [{ sku, quantity: 2 }]);

    expect(await warehouse.statusOf(orderId)).toBe('CANCELLED');
    expect(await warehouse.level(sku)).toMatchObject({ onHand: 5, reserved: 0, version: 1 });
  });

  it('recalls what a cancellation crosses on its way, and takes it back into stock', async () => {
    const sku = await givenStock(5);
    const orderId = await givenAnOrder(sku, 2);
    await warehouse.dispatch(orderId);
    await warehouse.cancel(orderId);
    expect(await warehouse.statusOf(orderId)).toBe('RECALLED');

    await warehouse.takeBack(orderId);
    expect(await warehouse.statusOf(orderId)).toBe('RETURNED');
    expect(await warehouse.level(sku)).toMatchObject({ onHand: 5, reserved: 0, shipped: 0 });
    expect(await warehouse.factsOf(shipmentIdOf(orderId))).toEqual([
      'shipment-dispatched',
      'shipment-returned',
    ]);
  });

  it('changes nothing when a command is refused', async () => {
    const sku = await givenStock(5);
    const orderId = await givenAnOrder(sku, 2);

    await expect(warehouse.deliver(orderId)).rejects.toMatchObject({ code: 'SHIPMENT_NOT_DISPATCHED' });
    await expect(warehouse.takeBack(orderId)).rejects.toMatchObject({ code: 'SHIPMENT_NOT_RECALLED' });
    await expect(warehouse.dispatch(uuidv7())).rejects.toMatchObject({ code: 'SHIPMENT_NOT_FOUND' });
    expect(await warehouse.statusOf(orderId)).toBe('OPEN');
    expect(await warehouse.factsOf(shipmentIdOf(orderId))).toEqual([]);
  });
});
