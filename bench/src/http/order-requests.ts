import { uniqueName } from '@shop/testing';
import { DishonestRunError } from '../honesty/dishonest-run.js';
import { JsonClient } from './json-client.js';

export const SKUS = ['MUG', 'TEA-ASSAM', 'KETTLE'];

export interface PlacedOrder {
  orderId: string;
  total: { amountMinor: number; currency: string };
  correlationId: string;
}

interface View {
  orderId: string;
  lines: { sku: string }[];
}

/** A customer of its own, with the same order again and again. */
export class OrderRequests {
  readonly customerId = uniqueName('bench');
  readonly client: JsonClient;
  readonly #body: string;
  /** How many orders were accepted. */
  placed = 0;
  #number = 0;

  constructor(url: URL, connections: number) {
    this.client = new JsonClient(url, connections);
    this.#body = JSON.stringify({
      customerId: this.customerId,
      lines: SKUS.map((sku) => ({ sku, quantity: 1 })),
      shippingAddress: {
        recipient: 'Ada Lovelace',
        street: '12 St James Square',
        postalCode: 'SW1Y 4JH',
        city: 'London',
        countryCode: 'GB',
      },
    });
  }

  /** Puts the products of the orders into the catalogue. */
  async prepare(): Promise<void> {
    for (const sku of SKUS) {
      const product = {
        name: sku,
        unitPrice: { amountMinor: 1_000, currency: 'EUR' },
        taxRateBasisPoints: 1_900,
      };
      await this.client.send('PUT', `/products/${sku}`, JSON.stringify(product));
    }
  }

  /** Places an order under a key of its own, and returns its id. */
  async place(): Promise<string> {
    return (await this.placeNamed()).orderId;
  }

  /** The same. The key also identifies the request in all events that it causes. */
  async placeNamed(): Promise<PlacedOrder> {
    const key = `${this.customerId}-${(this.#number += 1)}`;
    const headers = { 'idempotency-key': key, 'x-correlation-id': key };
    const answer = await this.client.send<Omit<PlacedOrder, 'correlationId'>>(
      'POST',
      '/orders',
      this.#body,
      headers,
    );
    this.placed += 1;
    return { ...answer, correlationId: key };
  }

  /** Waits until the order is in the read model. @throws DishonestRunError when it differs from the order */
  async see(orderId: string): Promise<void> {
    const view = await this.client.get<View>(`/orders/${orderId}?minVersion=1`);
    const skus = view.lines.map(({ sku }) => sku);
    if (view.orderId === orderId && String(skus) === String(SKUS)) return;
    throw new DishonestRunError('the read model', [`order ${orderId} is shown as ${JSON.stringify(view)}`]);
  }

  close(): void {
    this.client.close();
  }
}
