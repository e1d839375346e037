import type { Books, OpenBusiness, WaitingRows } from './books.js';
import type { ShopDatabases } from './shop-databases.js';

type Tables = Omit<Books, 'facts'>;

/** How many of each SKU, as `quantitiesOf` writes it. */
const QUANTITIES = `(
  select string_agg(line, ', ' order by line collate "C")
  from (select (each ->> 'quantity') || ' ' || (each ->> 'sku') as line from jsonb_array_elements(lines) each) as all_lines
)`;

export async function readTables(databases: ShopDatabases): Promise<Tables> {
  const [order, shipment, invoice] = await Promise.all([
    databases.read('order_write', { orders: ORDERS }),
    databases.read('shipment_write', { shipments: SHIPMENTS, stock: stockFrom('stock') }),
    databases.read('invoice_write', { invoices: INVOICES, numberSeries: NUMBER_SERIES }),
  ]);
  const [orderView, shipmentView, invoiceView] = await Promise.all([
    databases.read('order_read', { overviews: OVERVIEWS, availabilities: AVAILABILITIES }),
    databases.read('shipment_read', { board: BOARD, stockLevels: stockFrom('stock_level') }),
    databases.read('invoice_read', { accounts: ACCOUNTS }),
  ]);
  const rows = { ...order, ...shipment, ...invoice, ...orderView, ...shipmentView, ...invoiceView };
  return { ...rows, ...(await readMachinery(databases)) } as unknown as Tables;
}

async function readMachinery(databases: ShopDatabases): Promise<Pick<Books, 'waiting' | 'open'>> {
  const found = await databases.readEach({ waiting: WAITING, open: OPEN });
  const withDatabase = (name: 'waiting' | 'open') =>
    found.flatMap(({ database, rows }) => rows[name].map((row) => ({ ...(row as object), database })));
  return { waiting: withDatabase('waiting') as WaitingRows[], open: withDatabase('open') as OpenBusiness[] };
}

const ORDERS = `
  select id, version, status, customer_id, lines, placed_at,
    (total ->> 'amountMinor')::float8 as total_minor, total ->> 'currency' as currency
  from orders`;

const SHIPMENTS = 'select id, order_id, version, status, lines, tracking_number from shipments';

const INVOICES = `
  select id, order_id, version, status, number,
    (placed_order -> 'total' ->> 'amountMinor')::float8 as total_minor,
    placed_order -> 'total' ->> 'currency' as currency
  from invoices`;

const NUMBER_SERIES = 'select year, last_number from invoice_number_series';

const OVERVIEWS = `
  select order_id, order_version, order_status, cancellation_reason, customer_id, ${QUANTITIES} as quantities,
    total_minor::float8, currency, shipment_version, shipment_status, tracking_number,
    invoice_version, invoice_status, invoice_number
  from order_overview`;

const BOARD = `
  select order_id, version, status, ${QUANTITIES} as quantities, tracking_number
  from dispatch_board`;

const ACCOUNTS = `
  select invoice_id, order_id, customer_id, version, status, amount_minor::float8, currency, invoice_number
  from account_invoice`;

const AVAILABILITIES = 'select sku, version, available from product_availability';

const WAITING = 'select topic, count(*)::int as count from outbox where parked_at is null group by topic';

const OPEN = `
  select 'event ' || event_id || ' of ' || topic || ', key ' || order_key || ', of group ' || consumer ||
    case when stage = 'dead' then ' is a dead letter' else ' waits in ' || stage end ||
    case when blocked then ', behind another' else coalesce(': ' || left(error_message, 200), '') end as what
  from parked_event
  union all
  select 'fact ' || event_id || ' for ' || topic || ', key ' || key || ', was refused by the broker: ' || parked_reason
  from outbox where parked_at is not null`;

function stockFrom(table: string): string {
  return `select sku, version, on_hand, reserved, shipped from ${table}`;
}
