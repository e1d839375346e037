import type { AvailabilityRow, StockRow } from './books.js';
import type { Fact } from './facts.js';

/** What the stock of each SKU has to be, from the facts alone: the latest one says it all. */
export function foldStock(facts: readonly Fact[]): Map<string, StockRow> {
  const rows = new Map<string, StockRow>();
  for (const { message } of facts) {
    if (message.$typeName !== 'shop.shipment.v1.StockLevelChanged') continue;
    const { sku, version, onHand: on_hand, reserved, shipped } = message;
    if (version > (rows.get(sku)?.version ?? 0)) rows.set(sku, { sku, version, on_hand, reserved, shipped });
  }
  return rows;
}

/** What the order service shows of it. */
export function foldAvailability(facts: readonly Fact[]): Map<string, AvailabilityRow> {
  return new Map(
    Array.from(foldStock(facts), ([sku, { version, on_hand }]) => [
      sku,
      { sku, version, available: on_hand },
    ]),
  );
}
