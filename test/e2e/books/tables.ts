import type { Shop } from '../support/shop.js';

/** What the write side knows of an order of the story, and what the views show of it. */
export interface OrderBook {
  orderId: string;
  order: OrderRow;
  shipments: ShipmentRow[];
  invoices: InvoiceRow[];
  overview: OverviewRow | undefined;
  board: BoardRow | undefined;
  account: AccountRow | undefined;
}

export interface OrderRow {
  order_id: string;
  version: number;
  status: string;
  total: { amountMinor: number; currency: string };
  lines: { sku: string; quantity: number }[];
}

export interface ShipmentRow {
  id: string;
  order_id: string;
  version: number;
  status: string;
  lines: { sku: string; quantity: number }[] | null;
  carrier: string | null;
  tracking_number: string | null;
  rejected_at: Date | null;
  dispatched_at: Date | null;
  delivered_at: Date | null;
  returned_at: Date | null;
}

export interface InvoiceRow {
  id: string;
  order_id: string;
  version: number;
  status: string;
  number: string | null;
}

export interface OverviewRow {
  order_id: string;
  order_version: number;
  order_status: string;
  customer_id: string;
  total_minor: string;
  shipment_version: number;
  shipment_status: string | null;
  tracking_number: string | null;
  invoice_version: number;
  invoice_status: string | null;
  invoice_number: string | null;
}

export interface BoardRow {
  order_id: string;
  shipment_id: string;
  version: number;
  status: string;
  tracking_number: string | null;
}

export interface AccountRow {
  order_id: string;
  invoice_id: string;
  version: number;
  status: string;
  amount_minor: string;
  invoice_number: string | null;
}

/** A SKU of the story: the stock itself, and the two views of it. */
export interface StockBook {
  sku: string;
  received: number;
  stock: StockRow | undefined;
  level: StockRow | undefined;
  availability: { sku: string; version: number; available: number } | undefined;
}

export interface StockRow {
  sku: string;
  version: number;
  on_hand: number;
  reserved: number;
  shipped: number;
}

export async function readOrderBooks({ databases, customerId }: Shop): Promise<OrderBook[]> {
  const orders = await databases.query<OrderRow>(
    'order_write',
    'select id as order_id, version, status, total, lines from orders where customer_id = $1',
    [customerId],
  );
  const of = [orders.map(({ order_id }) => order_id)];
  const select = (table: string) => `select * from ${table} where order_id = any($1)`;
  const [shipments, invoices, overviews, board, accounts] = await Promise.all([
    databases.query<ShipmentRow>('shipment_write', select('shipments'), of),
    databases.query<InvoiceRow>('invoice_write', select('invoices'), of),
    databases.query<OverviewRow>('order_read', select('order_overview'), of),
    databases.query<BoardRow>('shipment_read', select('dispatch_board'), of),
    databases.query<AccountRow>('invoice_read', select('account_invoice'), of),
  ]);
  return orders.map((order) => {
    const mine = ({ order_id }: { order_id: string }): boolean => order_id === order.order_id;
    return {
      orderId: order.order_id,
      order,
      shipments: shipments.filter(mine),
      invoices: invoices.filter(mine),
      overview: overviews.find(mine),
      board: board.find(mine),
      account: accounts.find(mine),
    };
  });
}

export async function readStockBooks({ databases, receipts }: Shop): Promise<StockBook[]> {
  const of = [[...receipts.keys()]];
  const select = (table: string) => `select * from ${table} where sku = any($1)`;
  const [stock, levels, availabilities] = await Promise.all([
    databases.query<StockRow>('shipment_write', select('stock'), of),
    databases.query<StockRow>('shipment_read', select('stock_level'), of),
    databases.query<NonNullable<StockBook['availability']>>('order_read', select('product_availability'), of),
  ]);
  return Array.from(receipts, ([sku, received]) => {
    const mine = (row: { sku: string }): boolean => row.sku === sku;
    return {
      sku,
      received,
      stock: stock.find(mine),
      level: levels.find(mine),
      availability: availabilities.find(mine),
    };
  });
}
