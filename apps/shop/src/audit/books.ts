import type { Fact } from './facts.js';

/** All that is known of the shop: the rows of its write databases, those of its read databases, and its facts. */
export interface Books {
  orders: OrderRow[];
  shipments: ShipmentRow[];
  invoices: InvoiceRow[];
  numberSeries: { year: number; last_number: number }[];
  stock: StockRow[];
  overviews: OverviewRow[];
  board: BoardRow[];
  accounts: AccountRow[];
  stockLevels: StockRow[];
  availabilities: AvailabilityRow[];
  waiting: WaitingRows[];
  open: OpenBusiness[];
  facts: Fact[];
}

export interface Line {
  sku: string;
  quantity: number;
}

export interface OrderRow {
  id: string;
  version: number;
  status: string;
  customer_id: string;
  lines: Line[];
  total_minor: number;
  currency: string;
  placed_at: Date;
}

export interface ShipmentRow {
  id: string;
  order_id: string;
  version: number;
  status: string;
  lines: Line[] | null;
  tracking_number: string | null;
}

export interface InvoiceRow {
  id: string;
  order_id: string;
  version: number;
  status: string;
  number: string | null;
  total_minor: number | null;
  currency: string | null;
}

export interface StockRow {
  sku: string;
  version: number;
  on_hand: number;
  reserved: number;
  shipped: number;
}

export interface OverviewRow {
  order_id: string;
  order_version: number;
  order_status: string | null;
  cancellation_reason: string | null;
  customer_id: string | null;
  quantities: string | null;
  total_minor: number | null;
  currency: string | null;
  shipment_version: number;
  shipment_status: string | null;
  tracking_number: string | null;
  invoice_version: number;
  invoice_status: string | null;
  invoice_number: string | null;
}

export interface BoardRow {
  order_id: string;
  version: number;
  status: string;
  quantities: string | null;
  tracking_number: string | null;
}

export interface AccountRow {
  invoice_id: string;
  order_id: string;
  customer_id: string;
  version: number;
  status: string;
  amount_minor: number;
  currency: string;
  invoice_number: string | null;
}

export interface AvailabilityRow {
  sku: string;
  version: number;
  available: number;
}

/** Facts that have not left yet. */
export interface WaitingRows {
  database: string;
  topic: string;
  count: number;
}

/** What waits for somebody's decision, or for its next attempt: a parked event, a dead letter, a fact that the broker refused. */
export interface OpenBusiness {
  database: string;
  what: string;
}

/** As text, so that it can be compared: how many of each SKU. */
export function quantitiesOf(lines: readonly Line[]): string {
  return lines
    .map(({ sku, quantity }) => `${quantity} ${sku}`)
    .toSorted()
    .join(', ');
}
