import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { StockLevelChangedSchema } from '@shop/contracts';
import { ReadDatabase } from '@shop/database';
import { ProjectionTransaction } from '@shop/projection';
import { createTestDatabase, type TestDatabase } from '@shop/testing';
import { databases } from '../src/databases.js';
import { ProductAvailabilityProjector } from '../src/views/product-availability/product-availability.projector.js';
import { ProductAvailabilityQuery } from '../src/views/product-availability/product-availability.query.js';
import { PLACED_AT } from './an-order.js';

describe('the view of what is available', () => {
  const projector = new ProductAvailabilityProjector();
  let test: TestDatabase<ReadDatabase>;
  let stock: ProductAvailabilityQuery;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.read, as: ReadDatabase });
    stock = new ProductAvailabilityQuery(test.database);
  });
  afterAll(() => test.drop());

  const deliver = (sku: string, version: number, onHand: number): Promise<void> => {
    const occurredAt = timestampFromDate(PLACED_AT);
    const event = create(StockLevelChangedSchema, { sku, version, onHand, occurredAt });
    return test.database.transaction((tx) =>
      projector.onStockLevelChanged([event], new ProjectionTransaction(tx)),
    );
  };

  it('shows what is on hand', async () => {
    await deliver('MUG', 1, 4);

    expect(await stock.find('MUG')).toEqual({ sku: 'MUG', available: 4, changedAt: PLACED_AT });
    expect(await stock.availableOf(['MUG', 'UNHEARD-OF'])).toEqual(new Map([['MUG', 4]]));
  });

  it('changes nothing for an older fact that comes later, or for one that comes again', async () => {
    await deliver('KETTLE', 2, 20);
    await deliver('KETTLE', 2, 20);
    await deliver('KETTLE', 1, 10);

    expect(await stock.find('KETTLE')).toMatchObject({ available: 20 });
  });
});
