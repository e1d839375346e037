import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';
import { JsonClient } from '../http/json-client.js';
import { OrderRequests, SKUS } from '../http/order-requests.js';
import { Heard } from './heard.js';
import type { OrderSystem } from './order-system.js';

const CONNECTIONS = 64;
/** More units than the longest run sells. */
const RECEIPT = JSON.stringify({ quantity: 1_000_000 });
const PARCEL = JSON.stringify({ carrier: 'Parcel Post', trackingNumber: 'PP-1' });

/**
 * Plays whole orders. Customers, warehouse and bank do not poll the services: they read the facts from the
 * topics.
 */
export class Customers {
  readonly orders: OrderRequests;
  readonly heard: Heard;
  readonly #topic: (name: string) => string;
  readonly #shipments: JsonClient;
  readonly #invoices: JsonClient;
  readonly #orderIds: string[] = [];

  constructor({ urls, topic, topics }: OrderSystem) {
    this.#topic = topic;
    this.orders = new OrderRequests(new URL(urls.order), CONNECTIONS);
    this.#shipments = new JsonClient(new URL(urls.shipment), CONNECTIONS);
    this.#invoices = new JsonClient(new URL(urls.invoice), CONNECTIONS);
    this.heard = new Heard(topics, topic('order-completed'));
  }

  /** Puts the products on sale, fills the stock, and listens. */
  async start(): Promise<void> {
    await this.orders.prepare();
    for (const sku of SKUS) await this.#shipments.send('POST', `/stock/${sku}/receipts`, RECEIPT);
    await this.heard.start();
  }

  async stop(): Promise<void> {
    await this.heard.stop();
    this.orders.close();
    this.#shipments.close();
    this.#invoices.close();
  }

  /** Plays one order until it is completed. Returns how long that took, in milliseconds. */
  async play(): Promise<number> {
    const began = performance.now();
    const { orderId, correlationId, total } = await this.orders.placeNamed();
    this.#orderIds.push(orderId);
    const shipmentId = uuidv5(ID_NAMESPACES.shipment, orderId);
    const invoiceId = uuidv5(ID_NAMESPACES.invoice, orderId);
    // The first fact about a shipment is its reservation.
    await this.heard.fact(this.#topic('stock-level-changed'), correlationId);
    await this.#shipments.send('POST', `/shipments/${shipmentId}/dispatch`, PARCEL);
    await this.#shipments.send('POST', `/shipments/${shipmentId}/deliver`);
    await this.heard.fact(this.#topic('invoice-issued'), invoiceId);
    const payment = JSON.stringify({ ...total, reference: 'bench' });
    await this.#invoices.send('POST', `/invoices/${invoiceId}/pay`, payment);
    await this.heard.fact(this.#topic('order-completed'), orderId);
    return performance.now() - began;
  }

  /** @throws DishonestRunError unless each order was completed once */
  testify(): void {
    this.heard.testify(this.#orderIds);
  }
}
