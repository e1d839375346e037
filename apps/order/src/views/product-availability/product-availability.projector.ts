import { stockLevelChanged, type StockLevelChanged } from '@shop/contracts';
import { foldByKey, Projection, Projects, toColumns, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';

@Projection({ name: 'product-availability', service: 'order', tables: { product_availability: {} } })
export class ProductAvailabilityProjector {
  @Projects(stockLevelChanged)
  onStockLevelChanged(events: readonly StockLevelChanged[], tx: ProjectionTransaction): void {
    const latest = foldByKey(events, ({ sku }) => sku);
    tx.send(
      `insert into product_availability as known (sku, version, available, changed_at)
       select * from unnest($1::text[], $2::int[], $3::int[], $4::timestamptz[])
       on conflict (sku) do update set
         version = excluded.version, available = excluded.available, changed_at = excluded.changed_at
       where excluded.version > known.version`,
      toColumns(latest, ({ sku, version, onHand, occurredAt }) => [
        sku,
        version,
        onHand,
        fromTimestamp(occurredAt),
      ]),
    );
  }
}
