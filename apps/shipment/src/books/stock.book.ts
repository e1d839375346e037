import { stockLevelChanged, type StockLevelChanged } from '@shop/contracts';
import { foldOf, latestOf, type Book, type FoldDefinition, type ViewBook } from '@shop/operations';

const latest = {
  topics: [stockLevelChanged],
  aboutOf: ({ sku }: StockLevelChanged) => sku,
  evolve: latestOf<StockLevelChanged>,
} satisfies Partial<FoldDefinition<typeof stockLevelChanged, StockLevelChanged>>;

/** The stock that the service keeps. */
export const stockBook: Book = {
  name: 'stock',
  rows: `
    select sku as id, sku as about, version, on_hand as "onHand", reserved, shipped,
      on_hand || ' on hand, ' || reserved || ' reserved, ' || shipped || ' shipped' as state
    from stock`,
  fold: foldOf({
    ...latest,
    columns: ({ onHand, reserved, shipped }) => ({
      state: `${onHand} on hand, ${reserved} reserved, ${shipped} shipped`,
    }),
  }),
};

/** The stock that its view shows. */
export const stockLevelBook: ViewBook = {
  name: 'stock level',
  projection: 'stock',
  rows: 'select sku as id, sku as about, version, on_hand, reserved, shipped from stock_level',
  fold: foldOf({
    ...latest,
    columns: ({ version, onHand: on_hand, reserved, shipped }) => ({ version, on_hand, reserved, shipped }),
  }),
};
