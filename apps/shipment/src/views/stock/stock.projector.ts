import { stockLevelChanged, type StockLevelChanged } from '@shop/contracts';
import { Projection, Projects, versionedUpsert, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';
import type { StockLevel } from './stock.response.js';

/** Each fact holds the whole level, so only the latest counts. */
const upsertLevels = versionedUpsert<StockLevel>({
  table: 'stock_level',
  key: 'sku',
  version: 'version',
  columns: {
    sku: 'text',
    version: 'int',
    onHand: 'int',
    reserved: 'int',
    shipped: 'int',
    changedAt: 'timestamptz',
  },
});

@Projection({ name: 'stock', service: 'shipment', tables: { stock_level: {} } })
export class StockProjector {
  @Projects(stockLevelChanged)
  onStockLevelChanged(events: readonly StockLevelChanged[], tx: ProjectionTransaction): void {
    upsertLevels(tx, events.map(levelIn));
  }
}

function levelIn({ occurredAt, ...level }: StockLevelChanged): StockLevel {
  return { ...level, changedAt: fromTimestamp(occurredAt) };
}
