import { Controller } from '@nestjs/common';
import { stockLevelChanged, type StockLevelChanged, fromTimestamp } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';

@Controller()
export class ProductAvailabilityProjector {
  @EventHandler(stockLevelChanged, { group: 'order-projector' })
  async onStockLevelChanged(event: StockLevelChanged, { tx }: EventContext): Promise<void> {
    const { sku, version, onHand, occurredAt } = event;
    await tx.query(
      `insert into product_availability as known (sku, version, available, changed_at) values ($1, $2, $3, $4)
       on conflict (sku) do update set
         version = excluded.version, available = excluded.available, changed_at = excluded.changed_at
       where excluded.version > known.version`,
      [sku, version, onHand, fromTimestamp(occurredAt)],
    );
  }
}
