import { describe, expect, it } from '@jest/globals';
import { invoiceIssued, invoicePaid, orderPlaced, toMoney } from '@shop/contracts';
import { anEvent, foldedBy } from '@shop/testing';
import { invoiceIdOf } from '../invoice-id.js';
import { customerAccountBook } from './customer-account.book.js';
import { invoiceBook } from './invoice.book.js';

const orderId = '01a211d2-678e-7000-bf2c-c19ab7a677ba';
const ids = { orderId, invoiceId: invoiceIdOf(orderId), customerId: 'ada' };
const total = toMoney(3_546, 'EUR');
const invoiceNumber = 'INV-2026-000001';
const placed = anEvent(orderPlaced, { orderId, version: 1, customerId: 'ada', total });
const history = [
  placed,
  anEvent(invoiceIssued, { ...ids, version: 1, invoiceNumber, total }),
  anEvent(invoicePaid, { ...ids, version: 2, amount: total }),
];

describe.each([invoiceBook, customerAccountBook])('the fold of the $name', (book) => {
  it('is the same in whatever order the topics are read, and however often', () => {
    const expected = foldedBy(book, history);
    expect(expected).toHaveLength(1);
    expect(foldedBy(book, history.toReversed())).toEqual(expected);
    expect(foldedBy(book, [...history, ...history.toReversed()])).toEqual(expected);
  });
});

describe('the fold of the invoice', () => {
  it('knows its number, once it has one', () => {
    expect(foldedBy(invoiceBook, [placed])).toMatchObject([{ columns: { state: 'not issued' } }]);
    expect(foldedBy(invoiceBook, history)).toEqual([
      { id: ids.invoiceId, about: orderId, columns: { state: `PAID ${invoiceNumber}` } },
    ]);
  });
});

describe('the fold of the customer account', () => {
  it('knows what is owed by whom', () => {
    const money = { amount_minor: 3_546, currency: 'EUR' };
    const invoice = { order_id: orderId, customer_id: 'ada', version: 2, status: 'PAID', ...money };
    expect(foldedBy(customerAccountBook, history)).toEqual([
      { id: ids.invoiceId, about: orderId, columns: { ...invoice, invoice_number: invoiceNumber } },
    ]);
  });
});
