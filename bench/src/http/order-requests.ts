import { Agent, request } from 'node:http';

const SKUS = ['MUG', 'TEA-ASSAM', 'KETTLE'];

const body = JSON.stringify({
  customerId: 'bench',
  lines: SKUS.map((sku) => ({ sku, quantity: 1 })),
  shippingAddress: {
    recipient: 'Ada Lovelace',
    street: '12 St James Square',
    postalCode: 'SW1Y 4JH',
    city: 'London',
    countryCode: 'GB',
  },
});

/** Sends orders over connections that stay open, with as little work of its own as Node's HTTP client allows. */
export class OrderRequests {
  readonly #agent: Agent;
  #number = 0;

  constructor(
    readonly url: URL,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Puts the products of the orders into the catalogue. */
  static async prepare(url: URL): Promise<void> {
    for (const sku of SKUS) {
      const product = {
        name: sku,
        unitPrice: { amountMinor: 1_000, currency: 'EUR' },
        taxRateBasisPoints: 1_900,
      };
      const answer = await fetch(new URL(`/products/${sku}`, url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(product),
      });
      if (!answer.ok) throw new Error(`the product ${sku} was refused: ${await answer.text()}`);
    }
  }

  /** Places an order under a key of its own, and returns its id. */
  place(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      'idempotency-key': `bench-${process.pid}-${(this.#number += 1)}-${Date.now()}`,
    };
    const sent = request(
      {
        agent: this.#agent,
        host: this.url.hostname,
        port: this.url.port,
        path: '/orders',
        method: 'POST',
        headers,
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => {
          if (answer.statusCode === 201) resolve((JSON.parse(text) as { orderId: string }).orderId);
          else reject(new Error(`an order was answered with ${answer.statusCode}: ${text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
    return promise;
  }

  close(): void {
    this.#agent.destroy();
  }
}
