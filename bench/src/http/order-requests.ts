import { Agent, request, type RequestOptions } from 'node:http';

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
  async place(): Promise<string> {
    const headers = {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'idempotency-key': `bench-${process.pid}-${(this.#number += 1)}-${Date.now()}`,
    };
    const answer = await this.#ask({ method: 'POST', path: '/orders', headers }, 201, body);
    return (JSON.parse(answer) as { orderId: string }).orderId;
  }

  /** Waits until the order is in the read model. */
  async see(orderId: string): Promise<void> {
    await this.#ask({ method: 'GET', path: `/orders/${orderId}?minVersion=1` }, 200);
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(options: RequestOptions, expected: number, content?: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const { hostname, port } = this.url;
    const sent = request({ agent: this.#agent, host: hostname, port, ...options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => {
        if (answer.statusCode === expected) resolve(text);
        else reject(new Error(`${options.method} ${options.path}: ${answer.statusCode} ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(content);
    return promise;
  }
}
