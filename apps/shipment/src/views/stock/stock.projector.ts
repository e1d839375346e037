import { Controller } from '@nestjs/common';
import { stockLevelChanged, type StockLevelChanged, fromTimestamp } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';

@Controller()
export class StockProjector {
  /** Each fact says all there is to say, so only the latest counts. */
  @EventHandler(stockLevelChanged, { group: 'shipment-projector' })
  async onStockLevelChanged(event: StockLevelChanged, { tx }: EventContext): Promise<void> {
    const { sku, version, onHand, reserved, shipped } = event;
    await tx.query(
      `insert into stock_level as known (sku, version, on_hand, reserved, shipped, changed_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (sku) do update set
         version = excluded.version, on_hand = excluded.on_hand, reserved = excluded.reserved,
         shipped = excluded.shipped, changed_at = excluded.changed_at
       where excluded.version > known.version`,
      [sku, version, onHand, reserved, shipped, fromTimestamp(event.occurredAt)],
    );
  }
}
