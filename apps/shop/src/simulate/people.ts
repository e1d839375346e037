import { z } from 'zod';
import type { ShopConfig } from '../config.js';
import { Money } from '../http/money.js';
import type { NewOrder } from '../http/order.client.js';
import { RefusedRequestError } from '../http/service-client.js';
import { PersistentClient } from './persistent-client.js';

const PATIENCE_MS = 120_000;

const Placed = z.object({ orderId: z.string() });
const Order = z.object({ status: z.string() });
const Shipment = z.object({ shipmentId: z.string(), status: z.string() });
const Invoice = z.object({ invoiceId: z.string(), status: z.string(), total: Money });

export type Shipment = z.output<typeof Shipment>;
export type Invoice = z.output<typeof Invoice>;

/**
 * The actions of customers and the warehouse. They return `false` when the current state forbids the action.
 */
export class People {
  readonly #order: PersistentClient;
  readonly #shipment: PersistentClient;
  readonly #invoice: PersistentClient;

  constructor({ services }: ShopConfig, correlationId: string) {
    this.#order = new PersistentClient(services.order, correlationId, PATIENCE_MS);
    this.#shipment = new PersistentClient(services.shipment, correlationId, PATIENCE_MS);
    this.#invoice = new PersistentClient(services.invoice, correlationId, PATIENCE_MS);
  }

  /** Puts a product with a single unit on sale. */
  async offerScarce(sku: string): Promise<void> {
    const product = { name: 'Last of its kind', unitPrice: { amountMinor: 99_00, currency: 'EUR' } };
    await this.#order.put(`/products/${sku}`, z.unknown(), product);
    const known = await orUndefined(this.#shipment.get(`/stock/${sku}`, z.unknown()));
    if (!known) await this.#shipment.post(`/stock/${sku}/receipts`, z.unknown(), { quantity: 1 });
  }

  async place(order: NewOrder): Promise<string> {
    return (await this.#order.post('/orders', Placed, order)).orderId;
  }

  cancel(orderId: string): Promise<boolean> {
    return unlessRefused(this.#order.post(`/orders/${orderId}/cancel`, z.unknown()));
  }

  dispatch({ shipmentId }: Shipment): Promise<boolean> {
    const parcel = { carrier: 'Parcel Post', trackingNumber: `PP-${shipmentId.slice(0, 8)}` };
    return unlessRefused(this.#shipment.post(`/shipments/${shipmentId}/dispatch`, z.unknown(), parcel));
  }

  deliver({ shipmentId }: Shipment): Promise<boolean> {
    return unlessRefused(this.#shipment.post(`/shipments/${shipmentId}/deliver`, z.unknown()));
  }

  takeBack({ shipmentId }: Shipment): Promise<boolean> {
    return unlessRefused(this.#shipment.post(`/shipments/${shipmentId}/return`, z.unknown()));
  }

  pay({ invoiceId, total }: Invoice): Promise<boolean> {
    const payment = { ...total, reference: `transfer-${invoiceId.slice(0, 8)}` };
    return unlessRefused(this.#invoice.post(`/invoices/${invoiceId}/pay`, z.unknown(), payment));
  }

  async orderStatus(orderId: string): Promise<string | undefined> {
    return (await orUndefined(this.#order.get(`/orders/${orderId}`, Order)))?.status;
  }

  async shipmentOf(orderId: string): Promise<Shipment | undefined> {
    const { items } = await this.#shipment.get(`/shipments?orderId=${orderId}`, listOf(Shipment));
    return items[0];
  }

  async invoiceOf(orderId: string): Promise<Invoice | undefined> {
    const { items } = await this.#invoice.get(`/invoices?orderId=${orderId}`, listOf(Invoice));
    return items[0];
  }
}

function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item) });
}

/** Returns false if the service does not know the aggregate yet, or its state forbids the command. */
async function unlessRefused(command: Promise<unknown>): Promise<boolean> {
  try {
    await command;
    return true;
  } catch (error) {
    if (error instanceof RefusedRequestError && [404, 409].includes(error.status)) return false;
    throw error;
  }
}

async function orUndefined<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof RefusedRequestError && error.status === 404) return undefined;
    throw error;
  }
}
