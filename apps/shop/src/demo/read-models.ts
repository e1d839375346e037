import type { Clients } from '../http/clients.js';
import { formatMoney } from '../http/money.js';
import { table } from '../table.js';
import type { Balance, Invoice } from '../http/invoice.client.js';
import type { OrderOverview } from '../http/order.client.js';
import type { BoardEntry } from '../http/shipment.client.js';

/** How each service shows the order, from a database that only facts have filled. */
export interface ReadModels {
  overview: OrderOverview;
  board: BoardEntry;
  invoice: Invoice;
  account: Balance;
}

/** Undefined until each of them shows the order as completed. */
export async function completedEverywhere(
  clients: Clients,
  order: { orderId: string; customerId: string },
): Promise<ReadModels | undefined> {
  const [overview, board, invoice, [account]] = await Promise.all([
    clients.order.getOrder(order.orderId, 1),
    clients.shipment.findShipment(order.orderId),
    clients.invoice.findInvoice(order.orderId),
    clients.invoice.balances(order.customerId),
  ]);
  if (!board || !invoice || !account) return undefined;
  const models: ReadModels = { overview, board, invoice, account };
  return isCompleted(models) ? models : undefined;
}

/** The account is that of a customer with this one order. */
export function isCompleted({ overview, board, invoice, account }: ReadModels): boolean {
  return (
    overview.status === 'COMPLETED' &&
    overview.shipmentStatus === 'DELIVERED' &&
    overview.invoiceStatus === 'PAID' &&
    board.status === 'DELIVERED' &&
    invoice.status === 'PAID' &&
    account.openMinor === 0 &&
    account.paidMinor === overview.total.amountMinor
  );
}

export function describeReadModels({ overview, board, invoice, account }: ReadModels): string {
  const { currency } = account;
  const [open, paid] = [account.openMinor, account.paidMinor].map((amountMinor) => {
    return formatMoney({ amountMinor, currency });
  });
  return table([
    [
      'order overview',
      overview.status,
      `shipment ${overview.shipmentStatus}, invoice ${overview.invoiceStatus}`,
    ],
    ['dispatch board', board.status, `${board.carrier} ${board.trackingNumber}`],
    ['invoice', invoice.status, `${invoice.invoiceNumber}, ${formatMoney(invoice.total)}`],
    ['customer account', overview.customerId, `open ${open}, paid ${paid}`],
  ]);
}
