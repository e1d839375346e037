import { describe, expect, it } from '@jest/globals';
import {
  CancellationReason,
  orderCancelled,
  orderPlaced,
  shipmentDelivered,
  shipmentDispatched,
  shipmentReturned,
  stockLevelChanged,
} from '@shop/contracts';
import { anEvent, foldedBy } from '@shop/testing';
import { shipmentIdOf } from '../shipment-id.js';
import { dispatchBoardBook } from './dispatch-board.book.js';
import { shipmentBook } from './shipment.book.js';
import { stockBook, stockLevelBook } from './stock.book.js';

const orderId = '01a211d2-678e-7000-bf2c-c19ab7a677ba';
const shipmentId = shipmentIdOf(orderId);
const lines = [{ sku: 'MUG', quantity: 2 }];
const placed = anEvent(orderPlaced, { orderId, version: 1, lines });
const dispatched = anEvent(shipmentDispatched, { shipmentId, orderId, version: 1, trackingNumber: 'PP-1' });
const delivered = anEvent(shipmentDelivered, { shipmentId, orderId, version: 2 });
const reason = CancellationReason.CUSTOMER_REQUEST;
const cancelled = anEvent(orderCancelled, { orderId, version: 2, reason });
const returned = anEvent(shipmentReturned, { shipmentId, orderId, version: 3 });
const history = [
  anEvent(stockLevelChanged, { sku: 'MUG', version: 1, onHand: 10 }),
  placed,
  anEvent(stockLevelChanged, { sku: 'MUG', version: 2, onHand: 8, reserved: 2 }),
  dispatched,
  anEvent(stockLevelChanged, { sku: 'MUG', version: 3, onHand: 8, shipped: 2 }),
  delivered,
];

describe.each([shipmentBook, stockBook, dispatchBoardBook, stockLevelBook])(
  'the fold of the $name',
  (book) => {
    it('is the same in whatever order the topics are read, and however often', () => {
      const expected = foldedBy(book, history);
      expect(expected).toHaveLength(1);
      expect(foldedBy(book, history.toReversed())).toEqual(expected);
      expect(foldedBy(book, [...history, ...history.toReversed()])).toEqual(expected);
    });
  },
);

describe('the fold of the dispatch board', () => {
  it.each([
    ['OPEN', [placed]],
    ['CANCELLED', [placed, cancelled]],
    ['DISPATCHED', [placed, dispatched]],
    ['RECALLED', [placed, dispatched, cancelled]],
    ['RETURNED', [placed, dispatched, cancelled, returned]],
  ])('knows what is %s', (status, events) => {
    expect(foldedBy(dispatchBoardBook, events)).toMatchObject([{ id: orderId, columns: { status } }]);
  });

  it('knows what is in the parcel, and where it is', () => {
    const columns = { version: 2, status: 'DELIVERED', quantities: '2 MUG', tracking_number: 'PP-1' };
    expect(foldedBy(dispatchBoardBook, history)).toEqual([{ id: orderId, about: orderId, columns }]);
  });
});

describe('the folds of aggregates', () => {
  it('tell their states', () => {
    expect(foldedBy(shipmentBook, history)).toEqual([
      { id: shipmentId, about: orderId, columns: { state: 'DELIVERED as PP-1' } },
    ]);
    expect(foldedBy(stockBook, history)).toEqual([
      { id: 'MUG', about: 'MUG', columns: { state: '8 on hand, 0 reserved, 2 shipped' } },
    ]);
  });
});
