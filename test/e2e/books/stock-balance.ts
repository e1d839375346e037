import type { OrderBook, ShipmentRow, StockBook, StockRow } from './tables.js';

const AWAY = ['DISPATCHED', 'DELIVERED', 'RECALLED'];

/** What is not as it should be with the stock of a product, one line each. */
export function stockDifferences(
  { sku, received, stock, ...views }: StockBook,
  orders: OrderBook[],
): string[] {
  if (!stock) return [`${sku}: no stock`];
  const shipments = orders.flatMap((order) => order.shipments);
  const pairs: [string, unknown, unknown][] = [
    ['units', stock.on_hand + stock.reserved + stock.shipped, received],
    ['reserved', stock.reserved, unitsIn(shipments, sku, ['OPEN'])],
    ['shipped', stock.shipped, unitsIn(shipments, sku, AWAY)],
    ['stock level', level(views.level), level(stock)],
    ['availability', views.availability?.available, stock.on_hand],
    ['availability: version', views.availability?.version, stock.version],
  ];
  return pairs
    .filter(([, is, should]) => is !== should)
    .map(([what, is, should]) => `${sku}: ${what} ${String(is)}, should be ${String(should)}`);
}

function unitsIn(shipments: ShipmentRow[], sku: string, statuses: string[]): number {
  return shipments
    .filter(({ status }) => statuses.includes(status))
    .flatMap(({ lines }) => lines ?? [])
    .filter((line) => line.sku === sku)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function level(row: StockRow | undefined): string {
  return row ? `v${row.version} ${row.on_hand}/${row.reserved}/${row.shipped}` : 'nothing';
}
