import { create, type DescMessage, type Message, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from '@jest/globals';
import { invoiceIssued, invoicePaid, orderPlaced, toMoney } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { books } from '../books.js';
import { invoiceIdOf } from '../invoice-id.js';
import { customerAccountBook } from './customer-account.book.js';
import { invoiceBook } from './invoice.book.js';

const orderId = '01a211d2-678e-7000-bf2c-c19ab7a677ba';
const ids = { orderId, invoiceId: invoiceIdOf(orderId), customerId: 'ada' };
const total = toMoney(3_546, 'EUR');
const invoiceNumber = 'INV-2026-000001';
const placed = event(orderPlaced, { orderId, version: 1, customerId: 'ada', total });
const history = [
  placed,
  event(invoiceIssued, { ...ids, version: 1, invoiceNumber, total }),
  event(invoicePaid, { ...ids, version: 2, amount: total }),
];

function event<Schema extends DescMessage>(
  { schema }: Topic<Schema>,
  content: MessageInitShape<Schema>,
): Message {
  return create(schema, content);
}

function folded({ fold }: (typeof books.views)[number], events: readonly Message[]): object[] {
  const running = fold.begin();
  const read = new Set(fold.topics.map(({ schema }) => schema.typeName));
  for (const each of events) if (read.has(each.$typeName)) running.learn(each);
  return running.rows();
}

describe.each([...books.aggregates, ...books.views])('the fold of the $name', (book) => {
  it('is the same in whatever order the topics are read, and however often', () => {
    const expected = folded(book, history);
    expect(expected).toHaveLength(1);
    expect(folded(book, history.toReversed())).toEqual(expected);
    expect(folded(book, [...history, ...history.toReversed()])).toEqual(expected);
  });
});

describe('the fold of the invoice', () => {
  it('knows its number, once it has one', () => {
    expect(folded(invoiceBook, [placed])).toMatchObject([{ columns: { state: 'not issued' } }]);
    expect(folded(invoiceBook, history)).toEqual([
      { id: ids.invoiceId, about: orderId, columns: { state: `PAID ${invoiceNumber}` } },
    ]);
  });
});

describe('the fold of the customer account', () => {
  it('knows what is owed by whom', () => {
    const money = { amount_minor: 3_546, currency: 'EUR' };
    const invoice = { order_id: orderId, customer_id: 'ada', version: 2, status: 'PAID', ...money };
    expect(folded(customerAccountBook, history)).toEqual([
      { id: ids.invoiceId, about: orderId, columns: { ...invoice, invoice_number: invoiceNumber } },
    ]);
  });
});
