import { stockLevelChanged, type StockLevelChanged } from '@shop/contracts';
import { Projection, Projects, versionedUpsert, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';

interface Availability {
  sku: string;
  version: number;
  available: number;
  changedAt: Date;
}

const upsertAvailability = versionedUpsert<Availability>({
  table: 'product_availability',
  key: 'sku',
  version: 'version',
  columns: { sku: 'text', version: 'int', available: 'int', changedAt: 'timestamptz' },
});

@Projection({ name: 'product-availability', service: 'order', tables: { product_availability: {} } })
export class ProductAvailabilityProjector {
  @Projects(stockLevelChanged)
  onStockLevelChanged(events: readonly StockLevelChanged[], tx: ProjectionTransaction): void {
    upsertAvailability(tx, events.map(availabilityIn));
  }
}

function availabilityIn({ sku, version, onHand, occurredAt }: StockLevelChanged): Availability {
  return { sku, version, available: onHand, changedAt: fromTimestamp(occurredAt) };
}
