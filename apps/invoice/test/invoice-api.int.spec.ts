import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import {
  anOutbox,
  createTestDatabase,
  expectProblem,
  type Answer,
  type Api,
  type TestDatabase,
} from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { invoiceIdOf } from '../src/invoice-id.js';
import { LearnFactHandler } from '../src/invoicing/learn-fact.handler.js';
import { InvoiceNumberRepository } from '../src/invoicing/persistence/invoice-number.repository.js';
import { InvoiceRepository } from '../src/invoicing/persistence/invoice.repository.js';
import { CustomerAccountProjector } from '../src/views/customer-account/customer-account.projector.js';
import { anApi } from './an-api.js';
import { dispatchedAt, order, returnedAt } from './an-invoice.js';
import { anIssuedInvoice, invoiceIssued } from './facts.js';

const payment = { amountMinor: 1999, currency: 'EUR', reference: 'transfer-1' };

describe('the HTTP API of the invoice service', () => {
  let write: TestDatabase<WriteDatabase>;
  let read: TestDatabase<ReadDatabase>;
  let learnFact: LearnFactHandler;
  let api: Api;

  beforeAll(async () => {
    write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    learnFact = new LearnFactHandler(
      new InvoiceRepository(await anOutbox('invoice')),
      new InvoiceNumberRepository(),
    );
    api = await anApi({ writeUrl: write.url, readUrl: read.url });
  });
  afterAll(async () => {
    await api.close();
    await Promise.all([write.drop(), read.drop()]);
  });

  async function givenAnInvoice(...facts: object[]): Promise<string> {
    const orderId = uuidv7();
    for (const fact of facts) {
      await write.database.transaction((tx) => learnFact.execute(tx, orderId, fact, new Date()));
    }
    return invoiceIdOf(orderId);
  }

  const pay = (
    invoiceId: string,
    body: object = payment,
    headers: Record<string, string> = {},
  ): Promise<Answer> => api.post(`/invoices/${invoiceId}/pay`, body, headers);

  it('takes a payment, once', async () => {
    const invoiceId = await givenAnInvoice({ order }, { dispatchedAt });

    expect(await pay(invoiceId)).toMatchObject({ status: 200, body: { invoiceId, version: 2 } });
    expectProblem(await pay(invoiceId), 409, 'INVOICE_ALREADY_PAID');
  });

  it('takes it once, and answers alike, when it comes again with the same key', async () => {
    const invoiceId = await givenAnInvoice({ order }, { dispatchedAt });
    const key = { 'idempotency-key': 'a-payment' };
    const answers = await Promise.all([1, 2, 3].map(() => pay(invoiceId, payment, key)));

    for (const { status, body } of answers) expect([status, body]).toEqual([200, answers[0]?.body]);
    expect(answers.filter(({ headers }) => headers.has('idempotent-replayed'))).toHaveLength(2);
    expectProblem(await pay(invoiceId), 409, 'INVOICE_ALREADY_PAID');
    const other = { ...payment, reference: 'transfer-2' };
    expectProblem(await pay(invoiceId, other, key), 422, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('takes it for the version that the client has seen, and no other', async () => {
    const invoiceId = await givenAnInvoice({ order }, { dispatchedAt });

    expectProblem(await pay(invoiceId, payment, { 'if-match': '"0"' }), 412, 'PRECONDITION_FAILED');
    const paid = await pay(invoiceId, payment, { 'if-match': '"1"' });
    expect(paid.status).toBe(200);
    expect(paid.headers.get('etag')).toBe('"2"');
  });

  it.each([
    [400, 'VALIDATION_FAILED', 'amountMinor', { amountMinor: 19.99 }],
    [400, 'VALIDATION_FAILED', 'currency', { currency: 'Euro' }],
    [400, 'VALIDATION_FAILED', 'reference', { reference: ' ' }],
    [422, 'PAYMENT_MISMATCH', 'amountMinor', { amountMinor: 1998 }],
    [422, 'PAYMENT_MISMATCH', 'currency', { currency: 'USD' }],
  ])('answers %i %s for a bad %s, and the invoice stays owed', async (status, code, field, differences) => {
    const invoiceId = await givenAnInvoice({ order }, { dispatchedAt });

    expectProblem(await pay(invoiceId, { ...payment, ...differences }), status, code, field);
    expect(await pay(invoiceId)).toMatchObject({ status: 200 });
  });

  it('takes no payment of what is not owed', async () => {
    expectProblem(await pay(await givenAnInvoice({ order })), 409, 'INVOICE_NOT_ISSUED');
    const credited = await givenAnInvoice({ order }, { dispatchedAt }, { returnedAt });
    expectProblem(await pay(credited), 409, 'INVOICE_CREDITED');
    expectProblem(await pay(uuidv7()), 404, 'INVOICE_NOT_FOUND');
    expectProblem(await pay('4711'), 400, 'VALIDATION_FAILED', 'invoiceId');
  });

  it('shows an issued invoice, by itself and with its order', async () => {
    const invoice = anIssuedInvoice('ada');
    await viewHears(invoice);

    const shown = { ...invoice, status: 'ISSUED', total: order.total, dueAt: '2026-03-17T10:00:00.000Z' };
    const answer = await api.get(`/invoices/${invoice.invoiceId}`);
    expect(answer).toMatchObject({ status: 200, body: shown });
    expect(answer.headers.get('etag')).toBe('"1"');
    const { body } = await api.get(`/invoices?orderId=${invoice.orderId}`);
    expect(body).toMatchObject({ items: [shown] });
    expectProblem(await api.get(`/invoices/${uuidv7()}`), 404, 'INVOICE_NOT_FOUND');
    expectProblem(await api.get('/invoices'), 400, 'VALIDATION_FAILED', 'orderId');
  });

  it('shows the account of a customer, which is empty for one who was never billed', async () => {
    await viewHears(anIssuedInvoice('bob'));

    expect((await api.get('/customers/bob/account')).body).toEqual({
      customerId: 'bob',
      balances: [{ currency: 'EUR', openMinor: 1999, paidMinor: 0, creditedMinor: 0 }],
    });
    expect((await api.get('/customers/eve/account')).body).toEqual({ customerId: 'eve', balances: [] });
  });

  async function viewHears(invoice: ReturnType<typeof anIssuedInvoice>): Promise<void> {
    await read.database.transaction((tx) =>
      invoiceIssued(invoice)(new CustomerAccountProjector(), new ProjectionTransaction(tx)),
    );
  }
});
