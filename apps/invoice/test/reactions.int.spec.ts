import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  OrderCancelledSchema,
  OrderPlacedSchema,
  ShipmentDispatchedSchema,
  ShipmentReturnedSchema,
  toMoney,
} from '@shop/contracts';
import { WriteDatabase } from '@shop/database';
import { PermanentError } from '@shop/inbox';
import type { EventContext } from '@shop/messaging';
import { aContext, anOutbox, createTestDatabase, type TestDatabase } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { invoiceIdOf } from '../src/invoice-id.js';
import { CreditInvoiceWhenShipmentReturned } from '../src/invoicing/credit-invoice/credit-invoice-when-shipment-returned.consumer.js';
import type { Invoice } from '../src/invoicing/domain/invoice.js';
import type { Money } from '../src/invoicing/domain/money.js';
import { DraftInvoiceWhenOrderPlaced } from '../src/invoicing/draft-invoice/draft-invoice-when-order-placed.consumer.js';
import { DropInvoiceWhenOrderCancelled } from '../src/invoicing/drop-invoice/drop-invoice-when-order-cancelled.consumer.js';
import { IssueInvoiceWhenShipmentDispatched } from '../src/invoicing/issue-invoice/issue-invoice-when-shipment-dispatched.consumer.js';
import { LearnFactHandler } from '../src/invoicing/learn-fact.handler.js';
import { InvoiceNumberRepository } from '../src/invoicing/persistence/invoice-number.repository.js';
import { InvoiceRepository } from '../src/invoicing/persistence/invoice.repository.js';
import type { StoredOrder } from '../src/invoicing/persistence/stored-order.js';
import { cancelledAt, dispatchedAt, eur, order, returnedAt, untaxedOrder } from './an-invoice.js';

type Reaction = (learnFact: LearnFactHandler, orderId: string, context: EventContext) => Promise<void>;

const money = ({ amountMinor, currency }: Money) => toMoney(amountMinor, currency);

function placedAs({ customerId, lines, total }: StoredOrder): Reaction {
  const messages = lines.map(({ unitPrice, lineTotal, tax, ...line }) => {
    const amounts = { unitPrice: money(unitPrice), lineTotal: money(lineTotal) };
    return { ...line, ...amounts, ...(tax && { tax: money(tax) }) };
  });
  return (learnFact, orderId, context) => {
    const event = create(OrderPlacedSchema, { orderId, customerId, lines: messages, total: money(total) });
    return new DraftInvoiceWhenOrderPlaced(learnFact).handle(event, context);
  };
}
const placed = placedAs(order);
const dispatched: Reaction = (learnFact, orderId, context) => {
  const event = create(ShipmentDispatchedSchema, { orderId, occurredAt: timestampFromDate(dispatchedAt) });
  return new IssueInvoiceWhenShipmentDispatched(learnFact).handle(event, context);
};
const cancelled: Reaction = (learnFact, orderId, context) => {
  const event = create(OrderCancelledSchema, { orderId, occurredAt: timestampFromDate(cancelledAt) });
  return new DropInvoiceWhenOrderCancelled(learnFact).handle(event, context);
};
const returned: Reaction = (learnFact, orderId, context) => {
  const event = create(ShipmentReturnedSchema, { orderId, occurredAt: timestampFromDate(returnedAt) });
  return new CreditInvoiceWhenShipmentReturned(learnFact).handle(event, context);
};

describe("the reactions to other services' facts", () => {
  let test: TestDatabase<WriteDatabase>;
  let invoices: InvoiceRepository;
  let learnFact: LearnFactHandler;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    invoices = new InvoiceRepository(await anOutbox('invoice'));
    learnFact = new LearnFactHandler(invoices, new InvoiceNumberRepository());
  });
  afterAll(() => test.drop());

  async function anInvoiceAfter(...reactions: Reaction[]): Promise<Invoice> {
    const orderId = uuidv7();
    for (const react of reactions) {
      await test.database.transaction((tx) => react(learnFact, orderId, aContext(tx)));
    }
    return test.database.transaction((tx) => invoices.change(tx, invoiceIdOf(orderId), () => undefined));
  }

  it('a placed order drafts an invoice over its lines and total, to the unit', async () => {
    const { status, state } = await anInvoiceAfter(placed);

    expect(status).toBe('DRAFT');
    expect(state.known).toEqual({ order });
  });

  it('an order placed before there was tax drafts an untaxed invoice', async () => {
    const { state } = await anInvoiceAfter(placedAs(untaxedOrder));

    const untaxed = { taxRateBasisPoints: 0, tax: eur(0) };
    const lines = untaxedOrder.lines.map((line) => ({ ...line, ...untaxed }));
    expect(state.known).toEqual({ order: { ...untaxedOrder, lines } });
  });

  it('an order whose lines do not add up to its total is not billed, now or later', async () => {
    const wrong = { ...order, total: eur(order.total.amountMinor + 1) };

    await expect(anInvoiceAfter(placedAs(wrong))).rejects.toThrow(PermanentError);
  });

  it('a dispatched shipment issues the invoice, due in fourteen days', async () => {
    const { status, state } = await anInvoiceAfter(placed, dispatched);
    const { issuedAt = new Date(), dueAt = new Date() } = state.issue ?? {};

    expect(status).toBe('ISSUED');
    expect(state).toMatchObject({
      known: { dispatchedAt },
      issue: { number: expect.stringMatching(/^INV-/) },
    });
    expect(dueAt.getTime() - issuedAt.getTime()).toBe(14 * 24 * 60 * 60 * 1000);
  });

  it('a cancelled order drops the invoice', async () => {
    const { status, state } = await anInvoiceAfter(placed, cancelled);

    expect(status).toBe('DROPPED');
    expect(state.known).toEqual({ order, cancelledAt });
  });

  it('a returned shipment credits the invoice', async () => {
    const { status, state } = await anInvoiceAfter(placed, dispatched, cancelled, returned);

    expect(status).toBe('CREDITED');
    expect(state).toMatchObject({ version: 2, known: { returnedAt } });
  });

  it('whichever comes first opens the invoice', async () => {
    expect((await anInvoiceAfter(returned, cancelled, dispatched)).status).toBe('PENDING');
    expect((await anInvoiceAfter(returned, cancelled, dispatched, placed)).status).toBe('CREDITED');
  });
});
