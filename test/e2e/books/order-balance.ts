import type { OrderBook, ShipmentRow } from './tables.js';

/** In what states order, shipment and invoice can be together once all facts have arrived. */
const AGREEMENTS = new Set([
  'PLACED OPEN DRAFT',
  'PLACED DISPATCHED ISSUED',
  'PLACED DISPATCHED PAID',
  'PLACED DELIVERED ISSUED',
  'COMPLETED DELIVERED PAID',
  'CANCELLED CANCELLED DROPPED',
  'CANCELLED RECALLED ISSUED',
  'CANCELLED RECALLED PAID',
  'CANCELLED RETURNED CREDITED',
]);

/** What is not as it should be with an order, one line each. */
export function orderDifferences(book: OrderBook): string[] {
  const { orderId, order, shipments, invoices } = book;
  const [shipment] = shipments;
  const [invoice] = invoices;
  if (!shipment || !invoice || shipments.length > 1 || invoices.length > 1) {
    return [`${orderId}: ${shipments.length} shipments, ${invoices.length} invoices`];
  }
  const together = `${order.status} ${shipment.status} ${invoice.status}`;
  const differences = AGREEMENTS.has(together) ? [] : [`${orderId}: ${together}`];
  return [...differences, ...viewDifferences(book)];
}

function viewDifferences({ orderId, order, shipments, invoices, ...views }: OrderBook): string[] {
  const [shipment] = shipments;
  const [invoice] = invoices;
  if (!shipment || !invoice) return [];
  const { overview, board, account } = views;
  const issued = invoice.number === null ? undefined : invoice;
  const pairs: [string, unknown, unknown][] = [
    [
      'overview: order',
      state(overview?.order_version, overview?.order_status),
      state(order.version, order.status),
    ],
    ['overview: total', Number(overview?.total_minor), order.total.amountMinor],
    [
      'overview: shipment',
      state(overview?.shipment_version, overview?.shipment_status),
      state(shipment.version, publishedStatus(shipment)),
    ],
    ['overview: tracking', overview?.tracking_number, shipment.tracking_number],
    [
      'overview: invoice',
      state(overview?.invoice_version, overview?.invoice_status),
      state(invoice.version, issued?.status),
    ],
    ['overview: invoice number', overview?.invoice_number, invoice.number],
    ['board', state(board?.version, board?.status), state(shipment.version, shipment.status)],
    ['board: tracking', board?.tracking_number, shipment.tracking_number],
    ['board: id', board?.shipment_id, shipment.id],
    ['account', state(account?.version, account?.status), state(issued?.version, issued?.status)],
    ['account: amount', account && Number(account.amount_minor), issued && order.total.amountMinor],
    ['account: id', account?.invoice_id, issued?.id],
  ];
  return pairs
    .filter(([, shown, known]) => (shown ?? null) !== (known ?? null))
    .map(
      ([what, shown, known]) =>
        `${orderId}: ${what} shows ${String(shown)}, the write side has ${String(known)}`,
    );
}

function state(version: number | undefined, status: string | null | undefined): string {
  return `v${version ?? 0} ${status ?? 'nothing'}`;
}

/** That a shipment is open, or was cancelled before it left, is told by no fact. */
function publishedStatus(shipment: ShipmentRow): string | undefined {
  if (shipment.returned_at) return 'RETURNED';
  if (shipment.delivered_at) return 'DELIVERED';
  if (shipment.dispatched_at) return 'DISPATCHED';
  return shipment.rejected_at ? 'REJECTED' : undefined;
}
