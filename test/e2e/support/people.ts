import { eventually } from '@shop/testing';
import type { Shop } from './shop.js';

const PATIENCE = { timeout: 120_000, interval: 100 };

/** Orders until it has an answer. A lost answer leaves an order behind that the customer does not know. */
export async function placePatiently(shop: Shop, lines: Record<string, number>): Promise<string> {
  const { body } = await eventually(
    () => shop.placeOrder(lines),
    ({ status }) => status === 201,
    'no order was accepted',
    PATIENCE,
  );
  return body.orderId;
}

/**
 * Does what warehouse and customer do until the order is completed. Looks at the views before each step, so
 * that a step whose answer got lost is not done twice, and one that comes too early is done again.
 */
export async function fulfil(shop: Shop, orderId: string): Promise<void> {
  await eventually(
    async () => {
      await sendParcel(shop, orderId);
      await payInvoice(shop, orderId);
      return shop.overviewOf(orderId);
    },
    (overview) => overview?.status === 'COMPLETED',
    `order ${orderId} was never completed`,
    PATIENCE,
  );
}

async function sendParcel(shop: Shop, orderId: string): Promise<void> {
  const { shipmentId, status } = (await shop.shipmentOf(orderId)) ?? {};
  if (status === 'OPEN') await dispatch(shop, shipmentId ?? '');
  if (status === 'DISPATCHED') await shop.shipment.post(`/shipments/${shipmentId}/deliver`);
}

export function dispatch(shop: Shop, shipmentId: string) {
  const parcel = { carrier: 'DHL', trackingNumber: shipmentId.slice(0, 8) };
  return shop.shipment.post<{ version: number }>(`/shipments/${shipmentId}/dispatch`, parcel);
}

/**
 * The board may show a shipment before the warehouse has it: both learn of the order, each at its own pace.
 */
export async function dispatchPatiently(shop: Shop, shipmentId: string): Promise<void> {
  await eventually(
    () => dispatch(shop, shipmentId),
    ({ status }) => status === 200,
    `shipment ${shipmentId} was never dispatched`,
    PATIENCE,
  );
}

/**
 * Lets the order service take commands and hear of nothing while the work goes on: so it takes a cancellation
 * that it would refuse if it knew of the dispatch, however fast that news travels.
 */
export async function whileOrderIsDeaf(shop: Shop, work: () => Promise<void>): Promise<void> {
  await shop.restart('order', { ROLES: 'api,relay' });
  try {
    await work();
  } finally {
    await shop.restart('order');
  }
}

export async function payInvoice(shop: Shop, orderId: string): Promise<void> {
  const invoice = await shop.invoiceOf(orderId);
  if (invoice?.status !== 'ISSUED') return;
  await shop.invoice.post(`/invoices/${invoice.invoiceId}/pay`, { ...invoice.total, reference: 'transfer' });
}
