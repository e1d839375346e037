import { describe, expect } from '@jest/globals';
import { eventually } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { dispatch, whileOrderIsDeaf } from './support/people.js';
import { Shop } from './support/shop.js';
import type { StockLevel } from './support/views.js';

const shop = Shop.openFor('an-order-is-called-off');

describe('An order', () => {
  shop.tells('that cannot be fulfilled is cancelled, and nothing is billed', async () => {
    const sku = await shop.stockUp(5);
    const { body } = await shop.placeOrder({ [sku]: 6 });

    const cancelled = await shop.untilOrderIs('CANCELLED', body.orderId);
    expect(cancelled).toMatchObject({ cancellationReason: 'UNFULFILLABLE' });
    await shop.untilShipmentIs('CANCELLED', body.orderId);
    expect(await shop.invoiceOf(body.orderId)).toBeUndefined();
    await untilStockIs(sku, { onHand: 5, reserved: 0, shipped: 0 });
    await booksBalance(shop);
    expect(await shop.overviewOf(body.orderId)).toMatchObject({
      status: 'CANCELLED',
      shipmentStatus: 'REJECTED',
    });
  });

  shop.tells('that is cancelled before the dispatch gives its stock back', async () => {
    const sku = await shop.stockUp(5);
    const { body } = await shop.placeOrder({ [sku]: 2 });
    await untilStockIs(sku, { onHand: 3, reserved: 2, shipped: 0 });

    expect(await shop.order.post(`/orders/${body.orderId}/cancel`)).toMatchObject({ status: 200 });

    const { shipmentId } = await shop.untilShipmentIs('CANCELLED', body.orderId);
    await untilStockIs(sku, { onHand: 5, reserved: 0, shipped: 0 });
    expect(await dispatch(shop, shipmentId)).toMatchObject({ status: 409 });
    expect(await shop.untilOrderIs('CANCELLED', body.orderId)).toMatchObject({
      cancellationReason: 'CUSTOMER_REQUEST',
    });
    await booksBalance(shop);
  });

  shop.tells('whose cancellation crosses the dispatch comes back and is credited', async () => {
    const sku = await shop.stockUp(5);
    const { body } = await shop.placeOrder({ [sku]: 2 });
    const { shipmentId } = await shop.untilShipmentIs('OPEN', body.orderId);
    await untilStockIs(sku, { onHand: 3, reserved: 2, shipped: 0 });
    await whileOrderIsDeaf(shop, async () => {
      expect(await dispatch(shop, shipmentId)).toMatchObject({ status: 200 });
      await shop.untilInvoiceIs('ISSUED', body.orderId);
      expect(await shop.order.post(`/orders/${body.orderId}/cancel`)).toMatchObject({ status: 200 });
      await shop.untilShipmentIs('RECALLED', body.orderId);
    });
    await booksBalance(shop);

    expect(await shop.shipment.post(`/shipments/${shipmentId}/return`)).toMatchObject({ status: 200 });
    await shop.untilInvoiceIs('CREDITED', body.orderId);
    await untilStockIs(sku, { onHand: 5, reserved: 0, shipped: 0 });
    await booksBalance(shop);
    expect(await shop.overviewOf(body.orderId)).toMatchObject({
      status: 'CANCELLED',
      shipmentStatus: 'RETURNED',
      invoiceStatus: 'CREDITED',
    });
  });
});

async function untilStockIs(sku: string, expected: Omit<StockLevel, 'sku'>): Promise<void> {
  await eventually(
    async () => (await shop.shipment.get<StockLevel>(`/stock/${sku}`)).body,
    ({ onHand, reserved, shipped }) =>
      onHand === expected.onHand && reserved === expected.reserved && shipped === expected.shipped,
    `the stock never became ${JSON.stringify(expected)}`,
    { timeout: 60_000 },
  );
}
