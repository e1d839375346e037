import { eventually, uniqueName } from '@shop/testing';
import { dispatch } from '../support/people.js';
import type { Shop } from '../support/shop.js';
import type { Examples } from './examples.js';

const EACH = 3;

/** Brings things into every state that some command asks for, and says which is which. */
export async function thingsFor(shop: Shop): Promise<Examples> {
  const sku = await shop.stockUp();
  const shipments = { open: await openShipments(shop, sku), dispatched: await openShipments(shop, sku) };
  for (const { shipmentId } of shipments.dispatched) await dispatched(shop, shipmentId);
  const recalled = await recalledShipment(shop, sku);
  const orders = await placeOrders(shop, sku);
  const invoices = await issuedInvoices(shop, shipments.dispatched);

  const customerId = uniqueName('customer');
  const newSku = uniqueName('SKU');
  const order = { ...shop.orderOf({ [sku]: 1 }), customerId };
  const idsOf = (found: { shipmentId: string }[]) => found.map(({ shipmentId }) => shipmentId);
  const invoiceIds = invoices.map(({ invoiceId }) => invoiceId);
  const payment = { ...invoices[0]?.total, reference: 'transfer' };
  return {
    placeOrder: { body: order },
    getOrder: { parameters: { orderId: orders } },
    cancelOrder: { parameters: { orderId: orders } },
    listOrders: { parameters: { customerId: [shop.customerId] } },
    putProduct: { parameters: { sku: [newSku] } },
    getAvailability: { parameters: { sku: [sku] } },
    receiveStock: { parameters: { sku: [newSku] } },
    getStock: { parameters: { sku: [sku] } },
    findShipments: { parameters: { orderId: orders } },
    getShipment: { parameters: { shipmentId: idsOf(shipments.open) } },
    dispatchShipment: {
      parameters: { shipmentId: idsOf(shipments.open) },
      body: { carrier: 'Post', trackingNumber: 'P-1' },
    },
    deliverShipment: { parameters: { shipmentId: idsOf(shipments.dispatched) } },
    returnShipment: { parameters: { shipmentId: [recalled] } },
    findInvoices: { parameters: { orderId: shipments.dispatched.map(({ orderId }) => orderId) } },
    getInvoice: { parameters: { invoiceId: invoiceIds } },
    payInvoice: { parameters: { invoiceId: invoiceIds }, body: payment },
    getAccount: { parameters: { customerId: [shop.customerId] } },
  };
}

async function placeOrders(shop: Shop, sku: string): Promise<string[]> {
  const placed = await Promise.all(Array.from({ length: EACH }, () => shop.placeOrder({ [sku]: 1 })));
  return placed.map(({ body }) => body.orderId);
}

async function openShipments(shop: Shop, sku: string) {
  const orders = await placeOrders(shop, sku);
  return Promise.all(orders.map((orderId) => shop.untilShipmentIs('OPEN', orderId)));
}

/** The board may show a shipment before the warehouse has it: both learn of the order, each at its own pace. */
async function dispatched(shop: Shop, shipmentId: string): Promise<void> {
  await eventually(
    () => dispatch(shop, shipmentId),
    ({ status }) => status === 200,
    `shipment ${shipmentId} was never dispatched`,
    { timeout: 60_000 },
  );
}

async function issuedInvoices(shop: Shop, shipments: { orderId: string }[]) {
  return Promise.all(shipments.map(({ orderId }) => shop.untilInvoiceIs('ISSUED', orderId)));
}

/** A cancellation has to cross the dispatch on the way, so it takes some tries. */
async function recalledShipment(shop: Shop, sku: string): Promise<string> {
  const { orderId, shipmentId } = await eventually(
    async () => {
      const [open] = await openShipments(shop, sku);
      if (!open) throw new Error('no shipment was opened');
      await dispatched(shop, open.shipmentId);
      const { status } = await shop.order.post(`/orders/${open.orderId}/cancel`);
      return { ...open, status };
    },
    ({ status }) => String(status) === '200',
    'no cancellation was faster than the news of a dispatch',
    { timeout: 90_000 },
  );
  await shop.untilShipmentIs('RECALLED', orderId);
  return shipmentId;
}
