import { z } from 'zod';
import { Money } from './money.js';
import { toQuery } from '../operations/query.js';
import { ServiceClient } from './service-client.js';

const PlacedOrder = z.object({ orderId: z.string(), version: z.int() });
export type PlacedOrder = z.output<typeof PlacedOrder>;

const OrderOverview = z.object({
  orderId: z.string(),
  status: z.string(),
  customerId: z.string(),
  total: Money,
  shipmentStatus: z.string().nullable(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  invoiceStatus: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
});
export type OrderOverview = z.output<typeof OrderOverview>;

const OrderSummary = z.object({
  orderId: z.string(),
  status: z.string(),
  customerId: z.string(),
  total: Money,
  placedAt: z.string(),
  shipmentStatus: z.string().nullable(),
  invoiceStatus: z.string().nullable(),
});
type OrderSummary = z.output<typeof OrderSummary>;

const OrderPage = z.object({ items: z.array(OrderSummary), nextCursor: z.string().optional() });
export type OrderPage = z.output<typeof OrderPage>;

export interface Product {
  sku: string;
  name: string;
  unitPrice: Money;
  taxRateBasisPoints: number;
}

export interface NewOrder {
  customerId: string;
  lines: { sku: string; quantity: number }[];
  shippingAddress: {
    recipient: string;
    street: string;
    postalCode: string;
    city: string;
    countryCode: string;
  };
}

export class OrderClient extends ServiceClient {
  async putProduct({ sku, ...product }: Product): Promise<void> {
    await this.send('PUT', `/products/${encodeURIComponent(sku)}`, z.unknown(), product);
  }

  async placeOrder(order: NewOrder): Promise<PlacedOrder> {
    return this.send('POST', '/orders', PlacedOrder, order);
  }

  /** The newest first. */
  async list(filter: Record<string, string | number | undefined>): Promise<OrderPage> {
    return this.send('GET', `/orders${toQuery(filter)}`, OrderPage);
  }

  /** Waits briefly for the read model to show at least that version. */
  async getOrder(orderId: string, minVersion: number): Promise<OrderOverview> {
    return this.send('GET', `/orders/${orderId}?minVersion=${minVersion}`, OrderOverview);
  }
}
