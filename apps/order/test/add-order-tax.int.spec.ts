import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, ReadDatabase } from '@shop/database';
import { ViewChanges } from '@shop/projection';
import { createTestDatabase, PATIENTLY, type TestDatabase } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { AddOrderTax1764000000003 } from '../src/migrations/read/0003-add-order-tax.js';
import { OrderOverviewQuery } from '../src/views/order-overview/order-overview.query.js';

const { migrations } = databases.read;
const before = migrations.slice(0, migrations.indexOf(AddOrderTax1764000000003));

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const line = (sku: string, amountMinor: number) => ({ sku, quantity: 1, lineTotal: eur(amountMinor) });

describe('an overview from before there was tax', () => {
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

  it('shows its orders as untaxed afterwards, with their lines in order', async () => {
    const [known, unknown] = [uuidv7(), uuidv7()];
    const lines = JSON.stringify([line('TEAPOT', 4_900), line('KETTLE', 4_999)]);
    await test.database.query(
      `insert into order_overview (order_id, order_version, order_status, lines, total_minor, currency, placed_at)
       values ($1, 1, 'PLACED', $2, 9899, 'EUR', now()), ($3, 0, null, null, null, null, null)`,
      [known, lines, unknown],
    );
    await migrate(migrated);

    const untaxed = { taxRateBasisPoints: 0, tax: eur(0) };
    expect(await new OrderOverviewQuery(migrated, new ViewChanges()).find(known)).toMatchObject({
      lines: [
        { ...line('TEAPOT', 4_900), ...untaxed, gross: eur(4_900) },
        { ...line('KETTLE', 4_999), ...untaxed, gross: eur(4_999) },
      ],
      net: eur(9_899),
      tax: eur(0),
      total: eur(9_899),
    });
  });
});
