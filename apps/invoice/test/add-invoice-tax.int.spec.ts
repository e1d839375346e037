import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, ReadDatabase } from '@shop/database';
import { createTestDatabase, PATIENTLY, type TestDatabase } from '@shop/testing';
import { databases } from '../src/databases.js';
import { AddInvoiceTax1764000000002 } from '../src/migrations/read/0002-add-invoice-tax.js';
import { InvoicesQuery } from '../src/views/customer-account/invoices.query.js';
import { eur, issue } from './an-invoice.js';
import { anIssuedInvoice } from './facts.js';

const { migrations } = databases.read;
const before = migrations.slice(0, migrations.indexOf(AddInvoiceTax1764000000002));

describe('invoices from before there was tax', () => {
  let test: TestDatabase<ReadDatabase>;
  let migrated: ReadDatabase;

  beforeAll(async () => {
    test = await createTestDatabase({ migrations: before, as: ReadDatabase });
    migrated = new ReadDatabase({ ...PATIENTLY, name: 'migrated', url: test.url, migrations });
  });
  afterAll(async () => {
    await migrated.close();
    await test.drop();
  });

  async function givenAnInvoice(status: string, issuedAt: Date | null): Promise<string> {
    const { invoiceId, orderId } = anIssuedInvoice('ada');
    await test.database.query(
      `insert into account_invoice (invoice_id, order_id, customer_id, amount_minor, currency, status, version, issued_at)
       values ($1, $2, 'ada', 1999, 'EUR', $3, 1, $4)`,
      [invoiceId, orderId, status, issuedAt],
    );
    return invoiceId;
  }

  it('are shown as untaxed afterwards; those not known to be issued, as not known', async () => {
    const issued = await givenAnInvoice('ISSUED', issue.issuedAt);
    const paid = await givenAnInvoice('PAID', null);
    await migrate(migrated);

    const invoices = new InvoicesQuery(migrated);
    expect(await invoices.find(issued)).toMatchObject({
      net: eur(1999),
      tax: eur(0),
      taxByRate: [{ taxRateBasisPoints: 0, net: eur(1999), tax: eur(0) }],
    });
    expect(await invoices.find(paid)).toMatchObject({ net: null, tax: null, taxByRate: null });
  });
});
