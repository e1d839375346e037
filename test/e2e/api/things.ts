import { expect } from '@jest/globals';
import { uniqueName } from '@shop/testing';
import { dispatchPatiently, whileOrderIsDeaf } from '../support/people.js';
import type { Shop } from '../support/shop.js';
import type { Examples } from './examples.js';

const EACH = 3;

/** Brings things into every state that some command asks for, and says which is which. */
export async function thingsFor(shop: Shop): Promise<Examples> {
  const sku = await shop.stockUp();
  const shipments = { open: await openShipments(shop, sku), dispatched: await openShipments(shop, sku) };
  for (const { shipmentId } of shipments.dispatched) await dispatchPatiently(shop, shipmentId);
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

async function issuedInvoices(shop: Shop, shipments: { orderId: string }[]) {
  return Promise.all(shipments.map(({ orderId }) => shop.untilInvoiceIs('ISSUED', orderId)));
}

/** A cancellation that has crossed the dispatch on its way. */
async function recalledShipment(shop: Shop, sku: string): Promise<string> {
  const [orderId = ''] = await placeOrders(shop, sku);
  const { shipmentId } = await shop.untilShipmentIs('OPEN', orderId);
  await whileOrderIsDeaf(shop, async () => {
    await dispatchPatiently(shop, shipmentId);
    expect(await shop.order.post(`/orders/${orderId}/cancel`)).toMatchObject({ status: 200 });
    await shop.untilShipmentIs('RECALLED', orderId);
  });
  return shipmentId;
}
