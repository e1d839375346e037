import { stockLevelChanged, type StockLevelChanged } from '@shop/contracts';
import { foldByKey, Projection, Projects, toColumns, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';

@Projection({ name: 'stock', service: 'shipment', tables: { stock_level: {} } })
export class StockProjector {
  /** Each fact says all there is to say, so only the latest counts. */
  @Projects(stockLevelChanged)
  onStockLevelChanged(events: readonly StockLevelChanged[], tx: ProjectionTransaction): void {
    const latest = foldByKey(events, ({ sku }) => sku);
    tx.send(
      `insert into stock_level as known (sku, version, on_hand, reserved, shipped, changed_at)
       select * from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[], $6::timestamptz[])
       on conflict (sku) do update set
         version = excluded.version, on_hand = excluded.on_hand, reserved = excluded.reserved,
         shipped = excluded.shipped, changed_at = excluded.changed_at
       where excluded.version > known.version`,
      toColumns(latest, ({ sku, version, onHand, reserved, shipped, occurredAt }) => [
        sku,
        version,
        onHand,
        reserved,
        shipped,
        fromTimestamp(occurredAt),
      ]),
    );
  }
}
