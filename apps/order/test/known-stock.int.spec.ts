import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { createTestDatabase, uniqueName, type Api, type TestDatabase } from '@shop/testing';
import { databases } from '../src/databases.js';
import { anApi } from './an-api.js';
import { ADDRESS } from './an-order.js';

const teapot = { name: 'Teapot', unitPrice: { amountMinor: 2_450, currency: 'EUR' } };

describe('what is known of the stock', () => {
  let write: TestDatabase<WriteDatabase>;
  let read: TestDatabase<ReadDatabase>;
  let api: Api;

  beforeAll(async () => {
    write = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    read = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    api = await anApi({ writeUrl: write.url, readUrl: read.url });
  });
  afterAll(async () => {
    await api.close();
    await Promise.all([write.drop(), read.drop()]);
  });

  async function givenAProduct({ available }: { available?: number }): Promise<string> {
    const sku = uniqueName('SKU');
    await api.put(`/products/${sku}`, teapot);
    if (available !== undefined) {
      await read.database.query(
        'insert into product_availability (sku, version, available, changed_at) values ($1, 1, $2, now())',
        [sku, available],
      );
    }
    return sku;
  }

  const place = (lines: { sku: string; quantity: number }[]) =>
    api.post('/orders', {
      customerId: 'ada',
      lines,
      shippingAddress: ADDRESS,
    });

  it('is shown with the catalogue', async () => {
    const sku = await givenAProduct({ available: 7 });
    const unheard = await givenAProduct({});

    const { body } = await api.get('/products?limit=100');

    expect(body['items']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sku, available: 7 }),
        expect.objectContaining({ sku: unheard, available: null }),
      ]),
    );
  });

  it('warns of the lines for which there may not be enough, and takes the order', async () => {
    const enough = await givenAProduct({ available: 2 });
    const scarce = await givenAProduct({ available: 1 });

    const answer = await place([
      { sku: enough, quantity: 2 },
      { sku: scarce, quantity: 2 },
    ]);

    expect(answer).toMatchObject({
      status: 201,
      body: {
        warnings: [
          {
            code: 'STOCK_SHORT',
            field: 'lines.1.quantity',
            detail: `2 of ${scarce} are ordered, but 1 were left at the latest stock report`,
          },
        ],
      },
    });
  });

  it('is not needed to take an order', async () => {
    const sku = await givenAProduct({ available: 1 });
    await read.database.query('alter table product_availability rename to out_of_reach');
    try {
      expect(await place([{ sku, quantity: 2 }])).toMatchObject({ status: 201, body: { warnings: [] } });
    } finally {
      await read.database.query('alter table out_of_reach rename to product_availability');
    }
  });
});
