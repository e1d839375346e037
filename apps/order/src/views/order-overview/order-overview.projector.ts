import { Controller } from '@nestjs/common';
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
  fromTimestamp,
} from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import type { Line } from './order-overview.response.js';
import { mergeInvoice } from './sql/merge-invoice.js';
import { mergeOrder } from './sql/merge-order.js';
import { mergeShipment } from './sql/merge-shipment.js';

const projector = { group: 'order-projector' };

@Controller()
export class OrderOverviewProjector {
  @EventHandler(orderPlaced, projector)
  async onOrderPlaced(event: OrderPlaced, { tx }: EventContext): Promise<void> {
    const { orderId, version, customerId } = event;
    const { amountMinor: totalMinor, currency } = fromMoney(event.total);
    const { amountMinor: taxMinor } = fromMoneyOrZero(event.tax, currency);
    const placedAt = fromTimestamp(event.occurredAt);
    const placement = {
      customerId,
      lines: event.lines.map(lineOf),
      totalMinor,
      taxMinor,
      currency,
      placedAt,
    };
    await mergeOrder(tx, { orderId, version, status: 'PLACED', placement });
  }

  @EventHandler(orderCancelled, projector)
  async onOrderCancelled({ orderId, version, reason }: OrderCancelled, { tx }: EventContext): Promise<void> {
    const cancellationReason = CancellationReason[reason];
    await mergeOrder(tx, { orderId, version, status: 'CANCELLED', cancellationReason });
  }

  @EventHandler(orderCompleted, projector)
  async onOrderCompleted({ orderId, version }: OrderCompleted, { tx }: EventContext): Promise<void> {
    await mergeOrder(tx, { orderId, version, status: 'COMPLETED' });
  }

  @EventHandler(shipmentRejected, projector)
  async onShipmentRejected(event: ShipmentRejected, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, status: 'REJECTED' });
  }

  @EventHandler(shipmentDispatched, projector)
  async onShipmentDispatched(event: ShipmentDispatched, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, status: 'DISPATCHED' });
  }

  @EventHandler(shipmentDelivered, projector)
  async onShipmentDelivered(event: ShipmentDelivered, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, status: 'DELIVERED' });
  }

  @EventHandler(shipmentReturned, projector)
  async onShipmentReturned(event: ShipmentReturned, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, status: 'RETURNED' });
  }

  @EventHandler(invoiceIssued, projector)
  async onInvoiceIssued(event: InvoiceIssued, { tx }: EventContext): Promise<void> {
    await mergeInvoice(tx, { ...event, status: 'ISSUED', dueAt: fromTimestamp(event.dueAt) });
  }

  @EventHandler(invoicePaid, projector)
  async onInvoicePaid(event: InvoicePaid, { tx }: EventContext): Promise<void> {
    await mergeInvoice(tx, { ...event, status: 'PAID' });
  }

  @EventHandler(invoiceCredited, projector)
  async onInvoiceCredited(event: InvoiceCredited, { tx }: EventContext): Promise<void> {
    await mergeInvoice(tx, { ...event, status: 'CREDITED' });
  }
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
