import {
  CancellationReason,
  fromMoney,
  fromMoneyOrZero,
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
  type InvoiceCredited,
  type InvoiceIssued,
  type InvoicePaid,
  type OrderCancelled,
  type OrderCompleted,
  type OrderLine,
  type OrderPlaced,
  type ShipmentDelivered,
  type ShipmentDispatched,
  type ShipmentRejected,
  type ShipmentReturned,
} from '@shop/contracts';
import { Projection, Projects, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';
import type { Line } from './order-overview.response.js';
import { mergeInvoices, type InvoicePart } from './sql/merge-invoices.js';
import { mergeOrders, type OrderPart } from './sql/merge-orders.js';
import { mergeShipments } from './sql/merge-shipments.js';

@Projection({
  name: 'order-overview',
  service: 'order',
  tables: { order_overview: { began: 'placed_at' } },
})
export class OrderOverviewProjector {
  @Projects(orderPlaced)
  onOrderPlaced(events: readonly OrderPlaced[], tx: ProjectionTransaction): void {
    mergeOrders(tx, events.map(placed));
  }

  @Projects(orderCancelled)
  onOrderCancelled(events: readonly OrderCancelled[], tx: ProjectionTransaction): void {
    mergeOrders(tx, events.map(cancelled));
  }

  @Projects(orderCompleted)
  onOrderCompleted(events: readonly OrderCompleted[], tx: ProjectionTransaction): void {
    mergeOrders(tx, inStatus('COMPLETED', events));
  }

  @Projects(shipmentRejected)
  onShipmentRejected(events: readonly ShipmentRejected[], tx: ProjectionTransaction): void {
    mergeShipments(tx, inStatus('REJECTED', events));
  }

  @Projects(shipmentDispatched)
  onShipmentDispatched(events: readonly ShipmentDispatched[], tx: ProjectionTransaction): void {
    mergeShipments(tx, inStatus('DISPATCHED', events));
  }

  @Projects(shipmentDelivered)
  onShipmentDelivered(events: readonly ShipmentDelivered[], tx: ProjectionTransaction): void {
    mergeShipments(tx, inStatus('DELIVERED', events));
  }

  @Projects(shipmentReturned)
  onShipmentReturned(events: readonly ShipmentReturned[], tx: ProjectionTransaction): void {
    mergeShipments(tx, inStatus('RETURNED', events));
  }

  @Projects(invoiceIssued)
  onInvoiceIssued(events: readonly InvoiceIssued[], tx: ProjectionTransaction): void {
    mergeInvoices(tx, events.map(issued));
  }

  @Projects(invoicePaid)
  onInvoicePaid(events: readonly InvoicePaid[], tx: ProjectionTransaction): void {
    mergeInvoices(tx, inStatus('PAID', events));
  }

  @Projects(invoiceCredited)
  onInvoiceCredited(events: readonly InvoiceCredited[], tx: ProjectionTransaction): void {
    mergeInvoices(tx, inStatus('CREDITED', events));
  }
}

function inStatus<Status extends string, Event>(status: Status, events: readonly Event[]) {
  return events.map((event) => ({ ...event, status }));
}

function placed({ orderId, version, customerId, lines, total, tax, occurredAt }: OrderPlaced): OrderPart {
  const { amountMinor: totalMinor, currency } = fromMoney(total);
  const { amountMinor: taxMinor } = fromMoneyOrZero(tax, currency);
  const placedAt = fromTimestamp(occurredAt);
  const placement = { customerId, lines: lines.map(lineOf), totalMinor, taxMinor, currency, placedAt };
  return { orderId, version, status: 'PLACED', placement };
}

function cancelled({ orderId, version, reason }: OrderCancelled): OrderPart {
  return { orderId, version, status: 'CANCELLED', cancellationReason: CancellationReason[reason] };
}

function issued(event: InvoiceIssued): InvoicePart {
  return { ...event, status: 'ISSUED', dueAt: fromTimestamp(event.dueAt) };
}

function lineOf({ sku, productName, quantity, taxRateBasisPoints, ...line }: OrderLine): Line {
  const lineTotal = fromMoney(line.lineTotal);
  return {
    sku,
    productName,
    quantity,
    unitPrice: fromMoney(line.unitPrice),
    lineTotal,
    taxRateBasisPoints,
    tax: fromMoneyOrZero(line.tax, lineTotal.currency),
    gross: fromMoney(line.gross ?? line.lineTotal),
  };
}
