import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import { createTestDatabase, type TestDatabase } from '@shop/testing';
import { databases } from '../src/databases.js';
import { StockProjector } from '../src/views/stock/stock.projector.js';
import { StockQuery } from '../src/views/stock/stock.query.js';
import { AT } from './a-shipment.js';
import { aStockLevelChanged } from './facts.js';

describe('the view of the stock', () => {
  const projector = new StockProjector();
  let test: TestDatabase<ReadDatabase>;
  let stock: StockQuery;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    stock = new StockQuery(test.database);
  });
  afterAll(() => test.drop());

  const deliver = (sku: string, version: number, onHand: number): Promise<void> =>
    test.database.transaction((tx) =>
      projector.onStockLevelChanged(
        [aStockLevelChanged(sku, version, onHand)],
        new ProjectionTransaction(tx),
      ),
    );

  it('shows the level of a product', async () => {
    await deliver('KETTLE', 3, 30);

    expect(await stock.find('KETTLE')).toEqual({
      sku: 'KETTLE',
      version: 3,
      onHand: 30,
      reserved: 1,
      shipped: 2,
      changedAt: AT,
    });
    expect(await stock.find('UNHEARD-OF')).toBeUndefined();
  });

  it('changes nothing for an older fact that comes later, or for one that comes again', async () => {
    await deliver('MUG', 2, 20);
    await deliver('MUG', 2, 20);
    await deliver('MUG', 1, 10);

    expect(await stock.find('MUG')).toMatchObject({ version: 2, onHand: 20 });
  });

  it('lists the products, page by page', async () => {
    for (const sku of ['PAGE-C', 'PAGE-A', 'PAGE-B']) await deliver(sku, 1, 1);

    expect(await stock.list('PAGE', 2)).toMatchObject([{ sku: 'PAGE-A' }, { sku: 'PAGE-B' }]);
    expect(await stock.list('PAGE-B', 2)).toMatchObject([{ sku: 'PAGE-C' }]);
  });
});
