import { describe, expect, it } from '@jest/globals';
import { CancellationReason, orderCancelled, shipmentReturned } from '@shop/contracts';
import { balancedBooks, factOf } from '../../test/balanced-books.js';
import type { Fact } from './facts.js';
import { foldAccounts } from './fold-accounts.js';
import { foldBoard } from './fold-board.js';
import { foldOverviews } from './fold-overviews.js';
import { foldAvailability, foldStock } from './fold-stock.js';

const { facts } = balancedBooks();
const orderId = 'order-1';
const reason = CancellationReason.CUSTOMER_REQUEST;
const cancelled = factOf(orderCancelled, { orderId, version: 2, reason });
const returned = factOf(shipmentReturned, { shipmentId: 'shipment-1', orderId, version: 3 });

describe.each([
  ['order overview', foldOverviews],
  ['dispatch board', foldBoard],
  ['accounts', foldAccounts],
  ['stock', foldStock],
  ['availability', foldAvailability],
])('the fold of the %s', (_, fold: (facts: readonly Fact[]) => Map<string, object>) => {
  it('is the same in whatever order the topics are read, and however often', () => {
    const expected = fold(facts);
    expect(expected.size).toBe(1);
    expect(fold(facts.toReversed())).toEqual(expected);
    expect(fold([...facts, ...facts.toReversed()])).toEqual(expected);
  });
});

describe('the fold of the dispatch board', () => {
  it.each([
    ['OPEN', facts.slice(0, 2)],
    ['CANCELLED', [...facts.slice(0, 2), cancelled]],
    ['DISPATCHED', facts.slice(0, 4)],
    ['RECALLED', [...facts.slice(0, 4), cancelled]],
    ['RETURNED', [...facts.slice(0, 4), cancelled, returned]],
  ])('knows what is %s', (status, known) => {
    expect(foldBoard(known).get(orderId)).toMatchObject({ status });
  });
});

describe('the fold of the order overview', () => {
  it('knows why an order was cancelled', () => {
    expect(foldOverviews([...facts.slice(0, 2), cancelled]).get(orderId)).toMatchObject({
      order_status: 'CANCELLED',
      cancellation_reason: 'CUSTOMER_REQUEST',
    });
  });
});
