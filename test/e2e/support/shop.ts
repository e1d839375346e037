import { afterAll, beforeAll, it } from '@jest/globals';
import { eventually, ShopProcesses, uniqueName, type ShopService } from '@shop/testing';
import { untilAtRest } from './at-rest.js';
import { bringBackServers, clearDatabases } from './clean-slate.js';
import { ServiceClient, type Answer } from './service-client.js';
import { runShopCommand } from './run-shop-command.js';
import { ShopDatabases } from './shop-databases.js';
import type { BoardEntry, Invoice, OrderOverview, Page, PlacedOrder } from './views.js';

const PLENTY = 100_000;

/**
 * The shop of one story: its services as processes, and a customer and products that no other story has,
 * which identify its part of the shared databases and topics.
 */
export class Shop {
  readonly customerId = uniqueName('customer');
  readonly correlationId = uniqueName('story');
  readonly processes: ShopProcesses;
  readonly databases = new ShopDatabases();
  readonly order = this.#client('order');
  readonly shipment = this.#client('shipment');
  readonly invoice = this.#client('invoice');
  /** How much of each product was received. */
  readonly receipts = new Map<string, number>();
  /** The orders for which the customer has a 201. */
  readonly accepted: string[] = [];
  /** Ids of facts that the story has made by hand. No change goes with them. */
  readonly handMade = new Set<string>();
  openedAt = new Date();
  readonly #notes: string[] = [];

  /** @param env settings of its services, besides those of all stories */
  constructor(
    story: string,
    readonly env: Record<string, string> = {},
  ) {
    this.processes = new ShopProcesses(story);
  }

  /**
   * Opens the shop before the tests of a file and closes it after them. They find it as if no other story had
   * run: all servers are up, nothing has failed, no rebuild is running, and all earlier orders have reached
   * their end.
   */
  static openFor(story: string, env: Record<string, string> = {}): Shop {
    const shop = new Shop(story, env);
    beforeAll(() => shop.open(), 180_000);
    afterAll(() => shop.close(), 60_000);
    return shop;
  }

  /** Shown with a failure. */
  note(text: string): void {
    this.#notes.push(text);
  }

  /**
   * A test. If it fails, it shows what the services had to say last, and starts again those that it left
   * killed: the next test needs them.
   */
  tells(title: string, play: () => Promise<void>): void {
    it(title, async () => {
      try {
        await play();
      } catch (error) {
        console.error([...this.#notes, this.processes.lastLines()].join('\n\n'));
        await this.processes.bringBack(this.env);
        throw error;
      }
    });
  }

  async open(): Promise<void> {
    await bringBackServers();
    await this.databases.open();
    await clearDatabases(this.databases);
    // Each delay has topics of its own.
    if (this.env['RETRY_DELAYS'] !== undefined) await runShopCommand(['topics', 'apply'], this.env);
    await this.processes.startAll(this.env);
    await untilAtRest(this.databases);
    const [now] = await this.databases.query<{ now: Date }>('order_write', 'select now()');
    if (now) this.openedAt = now.now;
  }

  /** Stops a service and starts it again. @param env settings besides those of the whole shop */
  async restart(service: ShopService, env: Record<string, string> = {}): Promise<void> {
    await this.processes.get(service).stop();
    await this.processes.start(service, { ...this.env, ...env });
  }

  async close(): Promise<void> {
    await this.processes.close();
    await this.databases.close();
  }

  /** Puts a new product on sale, with so many units in stock. */
  async stockUp(quantity = PLENTY): Promise<string> {
    const sku = uniqueName('SKU');
    await this.order.put(`/products/${sku}`, {
      name: 'A thing',
      unitPrice: { amountMinor: 1_999, currency: 'EUR' },
    });
    await this.shipment.post(`/stock/${sku}/receipts`, { quantity });
    this.receipts.set(sku, quantity);
    return sku;
  }

  async placeOrder(lines: Record<string, number>): Promise<Answer<PlacedOrder>> {
    const answer = await this.order.post<PlacedOrder>('/orders', this.orderOf(lines));
    if (answer.status === 201) this.accepted.push(answer.body.orderId);
    return answer;
  }

  /** The request: how many of each SKU. */
  orderOf(lines: Record<string, number>): object {
    return {
      customerId: this.customerId,
      lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
      shippingAddress: {
        recipient: 'Ada Lovelace',
        street: '12 St James Square',
        postalCode: 'SW1Y 4JH',
        city: 'London',
        countryCode: 'GB',
      },
    };
  }

  async overviewOf(orderId: string): Promise<OrderOverview | undefined> {
    const { status, body } = await this.order.get<OrderOverview>(`/orders/${orderId}`);
    return status === 200 ? body : undefined;
  }

  async shipmentOf(orderId: string): Promise<BoardEntry | undefined> {
    const { body } = await this.shipment.get<Page<BoardEntry>>(`/shipments?orderId=${orderId}`);
    return body.items[0];
  }

  async invoiceOf(orderId: string): Promise<Invoice | undefined> {
    const { body } = await this.invoice.get<Page<Invoice>>(`/invoices?orderId=${orderId}`);
    return body.items[0];
  }

  untilShipmentIs(status: string, orderId: string): Promise<BoardEntry> {
    return until(status, `the shipment of order ${orderId}`, () => this.shipmentOf(orderId));
  }

  untilInvoiceIs(status: string, orderId: string): Promise<Invoice> {
    return until(status, `the invoice of order ${orderId}`, () => this.invoiceOf(orderId));
  }

  untilOrderIs(status: OrderOverview['status'], orderId: string): Promise<OrderOverview> {
    return until(status, `order ${orderId}`, () => this.overviewOf(orderId));
  }

  /** The address of the service's operations and metrics. */
  operationsUrl(service: ShopService): string {
    const url = new URL(this.processes.get(service).url);
    url.port = String(Number(url.port) + 10);
    return url.origin;
  }

  #client(service: ShopService): ServiceClient {
    return new ServiceClient(() => this.processes.get(service).url, this.correlationId);
  }
}

async function until<Thing extends { status: string }>(
  status: string,
  what: string,
  read: () => Promise<Thing | undefined>,
): Promise<Thing> {
  const sentence = `${what} never became ${status}`;
  const found = await eventually(read, (thing) => thing?.status === status, sentence, { timeout: 60_000 });
  return found as Thing;
}
