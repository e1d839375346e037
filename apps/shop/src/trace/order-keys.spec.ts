import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../failure.js';
import { beforeOrder, keysByTopic, keysOfOrder } from './order-keys.js';

const ORDER_ID = '0192b3c4-0000-7000-8000-000000000001';

describe('The keys of an order', () => {
  it('are those under which its shipment and its invoice tell of it', () => {
    const keys = keysOfOrder(ORDER_ID.toUpperCase());
    expect(keys.orderId).toBe(ORDER_ID);
    expect(keys.keys).toMatchObject({
      orderId: ORDER_ID,
      shipmentId: '0ef3436d-6cda-5e7b-a0dd-c05d5fd5e25c',
      invoiceId: '6cf13512-9e96-511c-a06a-cac8104113ab',
    });
    const topics = keysByTopic(keys);
    expect(topics.get('order-completed')).toEqual([ORDER_ID]);
    expect(topics.get('shipment-returned')).toEqual([keys.keys['shipmentId']]);
    expect(topics.get('invoice-paid')).toEqual([keys.keys['invoiceId']]);
    expect(topics.has('stock-level-changed')).toBe(false);
  });

  it('tell when the order was made', () => {
    const made = Number.parseInt('0192b3c40000', 16);
    const before = beforeOrder(keysOfOrder(ORDER_ID)).getTime();
    expect(made - before).toBe(5 * 60_000);
  });

  it.each(['', 'nonsense', '0ef3436d-6cda-5e7b-a0dd-c05d5fd5e25c', `${ORDER_ID}0`])(
    'cannot be made of %j',
    (text) => {
      expect(() => keysOfOrder(text)).toThrow(UsageError);
    },
  );
});
