import { setTimeout as sleep } from 'node:timers/promises';
import type { ShopProcesses } from '@shop/testing';
import { JsonClient, RefusedError } from '../http/json-client.js';
import { OrderRequests, SKUS } from '../http/order-requests.js';

const LOOK_EVERY_MS = 100;
const WITHIN_MS = 120_000;
/** The largest possible receipt, several times: the longest soak does not sell all of it. */
const RECEIPTS = { quantity: 1_000_000, times: 5 };
const CONNECTIONS = 64;

interface Invoice {
  invoiceId: string;
  total: { amountMinor: number; currency: string };
}

/**
 * Plays orders from the first request to the last payment: the requests of customer, warehouse and bank.
 */
export class Journeys {
  readonly orders: OrderRequests;
  readonly #shipments: JsonClient;
  readonly #invoices: JsonClient;

  constructor(shop: ShopProcesses) {
    this.orders = new OrderRequests(new URL(shop.get('order').url), CONNECTIONS);
    this.#shipments = new JsonClient(new URL(shop.get('shipment').url), CONNECTIONS);
    this.#invoices = new JsonClient(new URL(shop.get('invoice').url), CONNECTIONS);
  }

  /** Puts the products on sale, and fills the stock. */
  async prepare(): Promise<void> {
    await this.orders.prepare();
    const receipt = JSON.stringify({ quantity: RECEIPTS.quantity });
    for (const sku of Array.from({ length: RECEIPTS.times }, () => SKUS).flat()) {
      await this.#shipments.send('POST', `/stock/${sku}/receipts`, receipt);
    }
  }

  async play(): Promise<void> {
    await this.follow(await this.orders.place());
  }

  /** Plays the rest of an order. */
  async follow(orderId: string): Promise<void> {
    const { shipmentId } = await this.#first<{ shipmentId: string }>(this.#shipments, 'shipments', orderId);
    const parcel = JSON.stringify({ carrier: 'Parcel Post', trackingNumber: 'PP-1' });
    await insist(() => this.#shipments.send('POST', `/shipments/${shipmentId}/dispatch`, parcel));
    await insist(() => this.#shipments.send('POST', `/shipments/${shipmentId}/deliver`));
    const { invoiceId, total } = await this.#first<Invoice>(this.#invoices, 'invoices', orderId);
    const payment = JSON.stringify({ ...total, reference: 'bench' });
    await insist(() => this.#invoices.send('POST', `/invoices/${invoiceId}/pay`, payment));
  }

  /** Waits until the read model has the order, however long that takes. */
  async see(orderId: string): Promise<void> {
    await insist(() => this.orders.see(orderId).then(() => true));
  }

  close(): void {
    this.orders.close();
    this.#shipments.close();
    this.#invoices.close();
  }

  #first<Item>(client: JsonClient, what: string, orderId: string): Promise<Item> {
    return insist(async () => {
      const { items } = await client.get<{ items: Item[] }>(`/${what}?orderId=${orderId}`);
      return items[0];
    });
  }
}

/**
 * The services learn each other's facts a little later: an aggregate that is unknown, refused or behind now
 * may not be so then.
 */
async function insist<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + WITHIN_MS; ; await sleep(LOOK_EVERY_MS)) {
    try {
      const found = await attempt();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error('an order waited too long for its next step');
    } catch (error) {
      const passing = error instanceof RefusedError && [404, 409, 503].includes(error.status);
      if (!passing || Date.now() > deadline) throw error;
    }
  }
}
