import { CancellationReason, fromMoney } from '@shop/contracts';
import { quantitiesOf, type OverviewRow } from './books.js';
import type { Fact, FactMessage } from './facts.js';

/** What the order overview has to show, from the facts alone. */
export function foldOverviews(facts: readonly Fact[]): Map<string, OverviewRow> {
  const rows = new Map<string, OverviewRow>();
  for (const { message } of facts) {
    if (message.$typeName === 'shop.shipment.v1.StockLevelChanged') continue;
    const row = rows.get(message.orderId) ?? nothingKnownOf(message.orderId);
    rows.set(message.orderId, { ...row, ...partsOf(message, row) });
  }
  return rows;
}

type OrderFact = Exclude<FactMessage, { $typeName: 'shop.shipment.v1.StockLevelChanged' }>;

// The switch names every type, which the compiler checks and this rule does not see.
// oxlint-disable-next-line consistent-return
function partsOf(message: OrderFact, row: OverviewRow): Partial<OverviewRow> {
  switch (message.$typeName) {
    case 'shop.order.v1.OrderPlaced': {
      const { amountMinor: total_minor, currency } = fromMoney(message.total);
      const quantities = quantitiesOf(message.lines);
      const { customerId: customer_id } = message;
      return { ...order(row, message, 'PLACED'), customer_id, quantities, total_minor, currency };
    }
    case 'shop.order.v1.OrderCancelled':
      return {
        ...order(row, message, 'CANCELLED'),
        cancellation_reason: CancellationReason[message.reason] ?? null,
      };
    case 'shop.order.v1.OrderCompleted':
      return order(row, message, 'COMPLETED');
    case 'shop.shipment.v1.ShipmentRejected':
      return shipment(row, message, 'REJECTED');
    case 'shop.shipment.v1.ShipmentDispatched':
      return { ...shipment(row, message, 'DISPATCHED'), tracking_number: message.trackingNumber };
    case 'shop.shipment.v1.ShipmentDelivered':
      return shipment(row, message, 'DELIVERED');
    case 'shop.shipment.v1.ShipmentReturned':
      return shipment(row, message, 'RETURNED');
    case 'shop.invoice.v1.InvoiceIssued':
      return { ...invoice(row, message, 'ISSUED'), invoice_number: message.invoiceNumber };
    case 'shop.invoice.v1.InvoicePaid':
      return invoice(row, message, 'PAID');
    case 'shop.invoice.v1.InvoiceCredited':
      return invoice(row, message, 'CREDITED');
  }
}

function order(row: OverviewRow, { version }: OrderFact, order_status: string): Partial<OverviewRow> {
  return version > row.order_version ? { order_version: version, order_status } : {};
}

function shipment(row: OverviewRow, { version }: OrderFact, shipment_status: string): Partial<OverviewRow> {
  return version > row.shipment_version ? { shipment_version: version, shipment_status } : {};
}

function invoice(row: OverviewRow, { version }: OrderFact, invoice_status: string): Partial<OverviewRow> {
  return version > row.invoice_version ? { invoice_version: version, invoice_status } : {};
}

function nothingKnownOf(orderId: string): OverviewRow {
  return {
    order_id: orderId,
    order_version: 0,
    order_status: null,
    cancellation_reason: null,
    customer_id: null,
    quantities: null,
    total_minor: null,
    currency: null,
    shipment_version: 0,
    shipment_status: null,
    tracking_number: null,
    invoice_version: 0,
    invoice_status: null,
    invoice_number: null,
  };
}
