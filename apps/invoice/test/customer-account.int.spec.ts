import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toMoney } from '@shop/contracts';
import { ReadDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import { createTestDatabase, type TestDatabase } from '@shop/testing';
import * as fc from 'fast-check';
import { databases } from '../src/databases.js';
import { CustomerAccountProjector } from '../src/views/customer-account/customer-account.projector.js';
import { CustomerAccountQuery } from '../src/views/customer-account/customer-account.query.js';
import { InvoicesQuery } from '../src/views/customer-account/invoices.query.js';
import { eur, issue, payment, returnedAt } from './an-invoice.js';
import {
  anIssuedInvoice,
  invoiceCredited,
  invoiceIssued,
  invoicePaid,
  untaxedInvoiceIssued,
  type Delivery,
} from './facts.js';

describe('the customer account', () => {
  const projector = new CustomerAccountProjector();
  let test: TestDatabase<ReadDatabase>;
  let accounts: CustomerAccountQuery;
  let invoices: InvoicesQuery;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    accounts = new CustomerAccountQuery(test.database);
    invoices = new InvoicesQuery(test.database);
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query('truncate account_invoice');
  });

  const deliver = (...deliveries: Delivery[]): Promise<void> =>
    test.database.transaction((tx) => {
      for (const delivery of deliveries) delivery(projector, new ProjectionTransaction(tx));
    });

  it('adds up what is open, paid and credited, each currency by itself', async () => {
    const paid = anIssuedInvoice('ada');
    const credited = anIssuedInvoice('ada');
    await deliver(untaxedInvoiceIssued(anIssuedInvoice('ada'), toMoney(500, 'EUR')));
    await deliver(untaxedInvoiceIssued(anIssuedInvoice('ada'), toMoney(700, 'USD')));
    await deliver(invoiceIssued(paid), invoicePaid(paid));
    await deliver(invoiceIssued(credited), invoicePaid(credited), invoiceCredited(credited, 3));
    await deliver(invoiceIssued(anIssuedInvoice('bob')));

    expect(await accounts.balances('ada')).toEqual([
      { currency: 'EUR', openMinor: 500, paidMinor: 1999, creditedMinor: 1999 },
      { currency: 'USD', openMinor: 700, paidMinor: 0, creditedMinor: 0 },
    ]);
    expect(await accounts.balances('nobody')).toEqual([]);
  });

  it('ends alike, in whatever order and how often the facts come', async () => {
    const invoice = anIssuedInvoice('ada');
    const facts = [invoiceIssued(invoice), invoicePaid(invoice), invoiceCredited(invoice, 3)];
    const arrivals = fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length });

    await fc.assert(
      fc.asyncProperty(arrivals, async (arrived) => {
        await test.database.query('truncate account_invoice');
        await deliver(...arrived);

        expect(await invoices.ofOrder(invoice.orderId)).toEqual([
          {
            ...invoice,
            version: 3,
            status: 'CREDITED',
            net: eur(1868),
            tax: eur(131),
            total: eur(1999),
            taxByRate: [{ taxRateBasisPoints: 700, net: eur(1868), tax: eur(131) }],
            invoiceNumber: issue.number,
            issuedAt: issue.issuedAt,
            dueAt: issue.dueAt,
            paidAt: payment.paidAt,
            creditedAt: returnedAt,
          },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('shows an invoice from before there was tax as untaxed', async () => {
    const invoice = anIssuedInvoice('ada');
    await deliver(untaxedInvoiceIssued(invoice));

    expect(await invoices.find(invoice.invoiceId)).toMatchObject({
      net: eur(1999),
      tax: eur(0),
      total: eur(1999),
      taxByRate: [{ taxRateBasisPoints: 0, net: eur(1999), tax: eur(0) }],
    });
  });

  it('does not make up the tax of an invoice of which it knows the payment only', async () => {
    const invoice = anIssuedInvoice('ada');
    await deliver(invoicePaid(invoice));

    expect(await invoices.find(invoice.invoiceId)).toMatchObject({ net: null, tax: null, total: eur(1999) });
  });

  it('finds an invoice by its id, and none that was not issued', async () => {
    const invoice = anIssuedInvoice('ada');
    await deliver(invoiceIssued(invoice));

    expect(await invoices.find(invoice.invoiceId)).toMatchObject({ ...invoice, status: 'ISSUED' });
    expect(await invoices.find(invoice.orderId)).toBeUndefined();
    expect(await invoices.ofOrder(invoice.invoiceId)).toEqual([]);
  });
});
