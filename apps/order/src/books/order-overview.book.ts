import {
  CancellationReason,
  fromMoney,
  invoiceCredited,
  invoiceIssued,
  invoicePaid,
  orderCancelled,
  orderCompleted,
  orderPlaced,
  shipmentDelivered,
  shipmentDispatched,
  shipmentRejected,
  shipmentReturned,
} from '@shop/contracts';
import type { MessageShape } from '@bufbuild/protobuf';
import { comparedList, foldOf, type ViewBook } from '@shop/operations';

const topics = [
  orderPlaced,
  orderCancelled,
  orderCompleted,
  shipmentRejected,
  shipmentDispatched,
  shipmentDelivered,
  shipmentReturned,
  invoiceIssued,
  invoicePaid,
  invoiceCredited,
] as const;
type Event = MessageShape<(typeof topics)[number]['schema']>;

const lines = comparedList('quantity', 'sku');

interface Overview {
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

const nothingKnown: Overview = {
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

export const orderOverviewBook: ViewBook = {
  name: 'order overview',
  projection: 'order-overview',
  rows: `
    select order_id as id, order_id as about, order_version, order_status, cancellation_reason, customer_id,
      ${lines.inColumn('lines')} as quantities, total_minor::float8, currency,
      shipment_version, shipment_status, tracking_number, invoice_version, invoice_status, invoice_number
    from order_overview`,
  fold: foldOf({
    topics,
    aboutOf: ({ orderId }: Event) => orderId,
    evolve: (known: Overview = nothingKnown, event) => ({ ...known, ...partsOf(known, event) }),
    columns: (overview) => ({ ...overview }),
  }),
};

// The switch names every type, which the compiler checks and this rule does not see.
// oxlint-disable-next-line consistent-return
function partsOf(known: Overview, event: Event): Partial<Overview> {
  switch (event.$typeName) {
    case 'shop.order.v1.OrderPlaced': {
      const { amountMinor: total_minor, currency } = fromMoney(event.total);
      const { customerId: customer_id } = event;
      const quantities = lines.textOf(event.lines);
      return { ...order(known, event, 'PLACED'), customer_id, quantities, total_minor, currency };
    }
    case 'shop.order.v1.OrderCancelled':
      return {
        ...order(known, event, 'CANCELLED'),
        cancellation_reason: CancellationReason[event.reason] ?? null,
      };
    case 'shop.order.v1.OrderCompleted':
      return order(known, event, 'COMPLETED');
    case 'shop.shipment.v1.ShipmentRejected':
      return shipment(known, event, 'REJECTED');
    case 'shop.shipment.v1.ShipmentDispatched':
      return { ...shipment(known, event, 'DISPATCHED'), tracking_number: event.trackingNumber };
    case 'shop.shipment.v1.ShipmentDelivered':
      return shipment(known, event, 'DELIVERED');
    case 'shop.shipment.v1.ShipmentReturned':
      return shipment(known, event, 'RETURNED');
    case 'shop.invoice.v1.InvoiceIssued':
      return { ...invoice(known, event, 'ISSUED'), invoice_number: event.invoiceNumber };
    case 'shop.invoice.v1.InvoicePaid':
      return invoice(known, event, 'PAID');
    case 'shop.invoice.v1.InvoiceCredited':
      return invoice(known, event, 'CREDITED');
  }
}

function order(known: Overview, { version }: Event, order_status: string): Partial<Overview> {
  return version > known.order_version ? { order_version: version, order_status } : {};
}

function shipment(known: Overview, { version }: Event, shipment_status: string): Partial<Overview> {
  return version > known.shipment_version ? { shipment_version: version, shipment_status } : {};
}

function invoice(known: Overview, { version }: Event, invoice_status: string): Partial<Overview> {
  return version > known.invoice_version ? { invoice_version: version, invoice_status } : {};
}
