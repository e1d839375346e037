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
import {
  upsertInvoices,
  upsertOrders,
  upsertShipments,
  type InvoicePart,
  type OrderPart,
  type ShipmentPart,
} from './order-overview.rows.js';

@Projection({
  name: 'order-overview',
  service: 'order',
  tables: { order_overview: { began: 'placed_at' } },
})
export class OrderOverviewProjector {
  @Projects(orderPlaced)
  onOrderPlaced(events: readonly OrderPlaced[], tx: ProjectionTransaction): void {
    upsertOrders(tx, events.map(placed));
  }

  @Projects(orderCancelled)
  onOrderCancelled(events: readonly OrderCancelled[], tx: ProjectionTransaction): void {
    upsertOrders(tx, events.map(cancelled));
  }

  @Projects(orderCompleted)
  onOrderCompleted(events: readonly OrderCompleted[], tx: ProjectionTransaction): void {
    upsertOrders(
      tx,
      events.map((event) => orderIn('COMPLETED', event)),
    );
  }

  @Projects(shipmentRejected)
  onShipmentRejected(events: readonly ShipmentRejected[], tx: ProjectionTransaction): void {
    upsertShipments(
      tx,
      events.map((event) => shipmentIn('REJECTED', event)),
    );
  }

  @Projects(shipmentDispatched)
  onShipmentDispatched(events: readonly ShipmentDispatched[], tx: ProjectionTransaction): void {
    upsertShipments(tx, events.map(dispatched));
  }

  @Projects(shipmentDelivered)
  onShipmentDelivered(events: readonly ShipmentDelivered[], tx: ProjectionTransaction): void {
    upsertShipments(
      tx,
      events.map((event) => shipmentIn('DELIVERED', event)),
    );
  }

  @Projects(shipmentReturned)
  onShipmentReturned(events: readonly ShipmentReturned[], tx: ProjectionTransaction): void {
    upsertShipments(
      tx,
      events.map((event) => shipmentIn('RETURNED', event)),
    );
  }

  @Projects(invoiceIssued)
  onInvoiceIssued(events: readonly InvoiceIssued[], tx: ProjectionTransaction): void {
    upsertInvoices(tx, events.map(issued));
  }

  @Projects(invoicePaid)
  onInvoicePaid(events: readonly InvoicePaid[], tx: ProjectionTransaction): void {
    upsertInvoices(
      tx,
      events.map((event) => invoiceIn('PAID', event)),
    );
  }

  @Projects(invoiceCredited)
  onInvoiceCredited(events: readonly InvoiceCredited[], tx: ProjectionTransaction): void {
    upsertInvoices(
      tx,
      events.map((event) => invoiceIn('CREDITED', event)),
    );
  }
}

function placed({ customerId, lines, total, tax, occurredAt, ...order }: OrderPlaced): OrderPart {
  const { amountMinor: totalMinor, currency } = fromMoney(total);
  const { amountMinor: taxMinor } = fromMoneyOrZero(tax, currency);
  const placement = { customerId, lines: lines.map(lineOf), totalMinor, taxMinor, currency };
  return { ...orderIn('PLACED', order), ...placement, placedAt: fromTimestamp(occurredAt) };
}

function cancelled({ reason, ...order }: OrderCancelled): OrderPart {
  return { ...orderIn('CANCELLED', order), cancellationReason: CancellationReason[reason] };
}

function dispatched({ carrier, trackingNumber, ...shipment }: ShipmentDispatched): ShipmentPart {
  return { ...shipmentIn('DISPATCHED', shipment), carrier, trackingNumber };
}

function issued({ invoiceNumber, dueAt, ...invoice }: InvoiceIssued): InvoicePart {
  return { ...invoiceIn('ISSUED', invoice), invoiceNumber, dueAt: fromTimestamp(dueAt) };
}

function orderIn(
  orderStatus: OrderPart['orderStatus'],
  { orderId, version }: Pick<OrderCompleted, 'orderId' | 'version'>,
): OrderPart {
  return { orderId, orderVersion: version, orderStatus };
}

function shipmentIn(
  shipmentStatus: ShipmentPart['shipmentStatus'],
  { orderId, shipmentId, version }: Pick<ShipmentDelivered, 'orderId' | 'shipmentId' | 'version'>,
): ShipmentPart {
  return { orderId, shipmentId, shipmentVersion: version, shipmentStatus };
}

function invoiceIn(
  invoiceStatus: InvoicePart['invoiceStatus'],
  { orderId, invoiceId, version }: Pick<InvoicePaid, 'orderId' | 'invoiceId' | 'version'>,
): InvoicePart {
  return { orderId, invoiceId, invoiceVersion: version, invoiceStatus };
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
