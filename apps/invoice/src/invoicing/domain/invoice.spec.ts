import { describe, expect, it } from '@jest/globals';
import {
  amounts,
  anInvoice,
  cancelled,
  dispatched,
  eur,
  issue,
  issued,
  order,
  paid,
  payment,
  placed,
  returned,
  returnedAt,
  type Move,
} from '../../../test/an-invoice.js';
import { given } from '../../../test/given.js';
import type { InvoiceStatus } from './status-from-facts.js';

const head = { invoiceId: 'invoice-1', orderId: 'order-1', customerId: 'ada' };
const { issuedAt, ...printed } = issue;
const issuedFact = {
  ...head,
  type: 'InvoiceIssued',
  version: 1,
  occurredAt: issuedAt,
  ...amounts,
  ...printed,
};
const creditedFact = {
  ...head,
  type: 'InvoiceCredited',
  version: 2,
  occurredAt: returnedAt,
  amount: eur(1999),
};

describe('An invoice', () => {
  it('is a draft once its order is placed', () => {
    given().when(placed).thenIs('DRAFT');
  });

  it('is due when ordered and dispatched are both known, until it is issued', () => {
    expect(anInvoice(placed).isDue).toBe(false);
    expect(anInvoice(placed, dispatched).isDue).toBe(true);
    expect(anInvoice(dispatched, placed).isDue).toBe(true);
    expect(anInvoice(placed, dispatched, issued).isDue).toBe(false);
  });

  it('is issued over the total of the order, to the unit', () => {
    given(placed, dispatched).when(issued).thenIs('ISSUED', issuedFact);
    expect(issuedFact.total).toEqual(order.total);
  });

  it('is paid in full', () => {
    given(placed, dispatched, issued)
      .when(paid)
      .thenIs('PAID', {
        ...head,
        type: 'InvoicePaid',
        version: 2,
        occurredAt: payment.paidAt,
        amount: eur(1999),
        reference: 'transfer-1',
      });
  });

  it('is dropped in silence when the order is cancelled before anything was sent', () => {
    given(placed).when(cancelled).thenIs('DROPPED');
  });

  it('stays owed when a cancellation crosses the dispatch, until the goods are back', () => {
    given(placed, dispatched, issued).when(cancelled).thenIs('ISSUED');
    given(placed, dispatched, issued, cancelled).when(returned).thenIs('CREDITED', creditedFact);
  });

  it('is credited when paid goods come back', () => {
    given(placed, dispatched, issued, paid)
      .when(returned)
      .thenIs('CREDITED', { ...creditedFact, version: 3 });
  });
});

describe('An invoice that hears of things in another order', () => {
  it('waits for the order itself', () => {
    given().when(dispatched).thenIs('PENDING');
    given(dispatched).when(placed).thenIs('DRAFT');
  });

  it('is dropped when the cancellation came first', () => {
    given(cancelled).when(placed).thenIs('DROPPED');
  });

  it('is issued although it was dropped, when the goods have left after all', () => {
    given(placed, cancelled, dispatched).when(issued).thenIs('ISSUED', issuedFact);
  });

  it('is issued and credited at once when the goods are back already', () => {
    given(returned, dispatched, placed).when(issued).thenIs('CREDITED', issuedFact, creditedFact);
  });

  it('changes nothing when it hears of something again', () => {
    given(placed, dispatched, issued, returned).when(placed).thenIs('CREDITED');
    given(placed, dispatched, issued, returned).when(returned).thenIs('CREDITED');
    given(placed, dispatched, issued, paid).when(dispatched).thenIs('PAID');
  });
});

describe('An invoice refuses', () => {
  it('to be issued before it is due, and twice', () => {
    given(placed).when(issued).thenRefuses('INVOICE_NOT_DUE');
    given(placed, dispatched, issued).when(issued).thenRefuses('INVOICE_NOT_DUE');
  });

  it.each<[InvoiceStatus, Move[]]>([
    ['PENDING', [dispatched]],
    ['DRAFT', [placed]],
    ['DROPPED', [placed, cancelled]],
  ])('to be paid while it is %s', (_, history) => {
    given(...history)
      .when(paid)
      .thenRefuses('INVOICE_NOT_ISSUED');
  });

  it('to be paid twice', () => {
    given(placed, dispatched, issued, paid).when(paid).thenRefuses('INVOICE_ALREADY_PAID');
  });

  it('to be paid once credited', () => {
    given(placed, dispatched, issued, returned).when(paid).thenRefuses('INVOICE_CREDITED');
  });

  it.each([
    ['too little', eur(1998), 'amountMinor'],
    ['too much', eur(2000), 'amountMinor'],
    ['another currency', { amountMinor: 1999, currency: 'USD' }, 'currency'],
  ])('%s, and names the field to blame', (_, amount, field) => {
    given(placed, dispatched, issued)
      .when((invoice) => invoice.pay(amount, payment))
      .thenRefuses('PAYMENT_MISMATCH', field);
  });
});
