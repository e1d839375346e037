import { stockLevelChanged, type StockLevelChanged } from '@shop/contracts';
import { foldOf, latestOf, type ViewBook } from '@shop/operations';

export const productAvailabilityBook: ViewBook = {
  name: 'product availability',
  projection: 'product-availability',
  rows: 'select sku as id, sku as about, version, available from product_availability',
  fold: foldOf({
    topics: [stockLevelChanged],
    aboutOf: ({ sku }) => sku,
    evolve: latestOf<StockLevelChanged>,
    columns: ({ version, onHand: available }) => ({ version, available }),
  }),
};
