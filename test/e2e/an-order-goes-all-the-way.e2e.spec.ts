import { describe, expect } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { HeaderName, type IncomingRecord } from '@shop/messaging';
import { eventually, readTopics, uniqueName } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { dispatch, dispatchPatiently } from './support/people.js';
import type { Problem } from './support/service-client.js';
import { Shop } from './support/shop.js';
import type { OrderOverview, PlacedOrder } from './support/views.js';

const shop = Shop.openFor('an-order-goes-all-the-way');

describe('An order', () => {
  let sku: string;
  let order: PlacedOrder;

  shop.tells('is placed, dispatched, invoiced, delivered, paid and completed', async () => {
    sku = await shop.stockUp(100);
    const placed = await shop.placeOrder({ [sku]: 3 });
    order = placed.body;
    expect(placed.status).toBe(201);
    expect(placed.headers.get('location')).toBe(`/orders/${order.orderId}`);
    expect(placed.headers.get('x-correlation-id')).toBe(shop.correlationId);

    // The view waits for it two seconds, which a busy machine may need.
    const own = await eventually(
      () => shop.order.get<OrderOverview>(`/orders/${order.orderId}?minVersion=${order.version}`),
      ({ status }) => status !== 503,
      'the customer never saw the order',
      { timeout: 60_000 },
    );
    expect(own).toMatchObject({
      status: 200,
      body: { status: 'PLACED', total: { amountMinor: 5_997, currency: 'EUR' } },
    });

    const shipment = await shop.untilShipmentIs('OPEN', order.orderId);
    await dispatchPatiently(shop, shipment.shipmentId);
    const invoice = await shop.untilInvoiceIs('ISSUED', order.orderId);
    expect(invoice.total).toEqual(order.total);
    expect(await balancesOf(shop.customerId)).toEqual([
      { currency: 'EUR', openMinor: 5_997, paidMinor: 0, creditedMinor: 0 },
    ]);
    const delivered = await shop.shipment.post(`/shipments/${shipment.shipmentId}/deliver`);
    const paid = await shop.invoice.post(`/invoices/${invoice.invoiceId}/pay`, {
      ...invoice.total,
      reference: 'transfer 4711',
    });
    expect([delivered.status, paid.status]).toEqual([200, 200]);

    const completed = await shop.untilOrderIs('COMPLETED', order.orderId);
    expect(completed.version).toBe(2);
    await booksBalance(shop);
    expect(await balancesOf(shop.customerId)).toEqual([
      { currency: 'EUR', openMinor: 0, paidMinor: 5_997, creditedMinor: 0 },
    ]);
  });

  shop.tells('leaves facts that can be followed back to the request', async () => {
    const facts = await factsOf(shop.correlationId);
    const [placed, dispatched, delivered, issued, paid, completed] = [
      'order-placed',
      'shipment-dispatched',
      'shipment-delivered',
      'invoice-issued',
      'invoice-paid',
      'order-completed',
    ].map((topic) => facts.find((fact) => fact.topic === topic));
    // Receipt, reservation, dispatch.
    const [received, reserved, sent] = facts.filter(({ topic }) => topic === 'stock-level-changed');
    expect(facts).toHaveLength(9);

    expect([placed, dispatched, delivered, paid, received, sent].map(causeOf)).toEqual(
      Array(6).fill(undefined),
    );
    expect(causeOf(reserved)).toBe(idOf(placed));
    expect(causeOf(issued)).toBe(idOf(dispatched));
    expect([idOf(delivered), idOf(paid)]).toContain(causeOf(completed));
    expect(new Set(facts.map(idOf)).size).toBe(9);
    expect(headersOf(placed)).toMatchObject({
      ce_specversion: '1.0',
      ce_type: 'shop.order.v1.OrderPlaced',
      ce_source: '/order-service',
      ce_subject: order.orderId,
      ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      'content-type': 'application/protobuf',
    });
  });

  shop.tells('refuses impossible requests, and changes nothing', async () => {
    const before = await countOrders();
    const unknown = await shop.order.post<Problem>('/orders', shop.orderOf({ [uniqueName('SKU')]: 1 }));
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_PRODUCT', errors: [{ field: 'lines.0.sku' }] },
    });
    const negative = await shop.order.post<Problem>('/orders', shop.orderOf({ [sku]: -1 }));
    expect(negative).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', errors: [{ field: 'lines.0.quantity' }] },
    });
    expect(negative.headers.get('content-type')).toContain('application/problem+json');
    const { shipmentId } = await shop.untilShipmentIs('DELIVERED', order.orderId);
    expect(await dispatch(shop, shipmentId)).toMatchObject({
      status: 409,
      body: { code: 'SHIPMENT_NOT_OPEN' },
    });
    expect(await shop.order.post(`/orders/${order.orderId}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'ORDER_ALREADY_COMPLETED' },
    });

    expect(await countOrders()).toBe(before);
    await booksBalance(shop);
  });
});

async function balancesOf(customerId: string): Promise<unknown> {
  const { body } = await shop.invoice.get<{ balances: unknown }>(`/customers/${customerId}/account`);
  return body.balances;
}

async function countOrders(): Promise<number | undefined> {
  const [row] = await shop.databases.query<{ count: number }>(
    'order_write',
    'select count(*)::int as count from orders',
  );
  return row?.count;
}

async function factsOf(correlationId: string): Promise<IncomingRecord[]> {
  const records = await readTopics(...topicCatalogue.map(({ name }) => name));
  return records.filter(({ headers }) => headers[HeaderName.correlationId]?.toString() === correlationId);
}

function headersOf(fact: IncomingRecord | undefined): Record<string, string> {
  const headers = Object.entries(fact?.headers ?? {});
  return Object.fromEntries(headers.map(([name, value]) => [name, value.toString()]));
}

function idOf(fact: IncomingRecord | undefined): string | undefined {
  return fact?.headers[HeaderName.id]?.toString();
}

function causeOf(fact: IncomingRecord | undefined): string | undefined {
  return fact?.headers[HeaderName.causationId]?.toString();
}
