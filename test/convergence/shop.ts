import { fromMoney, invoiceIssued, type InvoiceIssued } from '@shop/contracts';
import type { EventContext } from '@shop/messaging';
import { DomainError as InvoicingError } from '../../apps/invoice/src/invoicing/domain/domain-error.js';
import { DomainError as OrderingError } from '../../apps/order/src/ordering/domain/domain-error.js';
import type { Product } from '../../apps/order/src/ordering/domain/product.js';
import { DomainError as ShippingError } from '../../apps/shipment/src/shipping/domain/domain-error.js';
import { ORDERS, type Basket, type Command, type History, type OrderId, type Step } from './history.js';
import { Post, type Letter } from './post.js';
import { InvoiceService } from './services/invoice-service.js';
import { OrderService } from './services/order-service.js';
import { ShipmentService } from './services/shipment-service.js';

const products: Product[] = [
  { sku: 'KETTLE', name: 'Kettle', unitPrice: eur(4_999), taxRateBasisPoints: 1_900 },
  { sku: 'MUG', name: 'Mug', unitPrice: eur(333), taxRateBasisPoints: 1_900 },
  { sku: 'TEA', name: 'Tea', unitPrice: eur(850), taxRateBasisPoints: 700 },
];

const shippingAddress = { recipient: 'Ada', street: '1', postalCode: '1', city: 'London', countryCode: 'GB' };

/** The three services with nothing but the post between them. */
export class Shop {
  readonly post = new Post();
  readonly order = new OrderService(this.post);
  readonly shipment = new ShipmentService(this.post);
  readonly invoice = new InvoiceService(this.post);
  readonly received = new Map<string, number>();

  constructor(readonly baskets: readonly Basket[]) {}

  async take(step: Step): Promise<void> {
    if (step.do === 'handOver') await this.#handOver(this.post.next(step.which));
    else if (step.do === 'handOverAgain') await this.#handOver(this.post.again(step.which));
    else if (step.do === 'receive') await this.#receive(step.sku, step.quantity);
    else await unlessRefused(this.#command(step.do, step.order));
  }

  /** Until all is quiet: everything is delivered, and all that was recalled has come back. */
  async settle({ rest }: Pick<History, 'rest'>): Promise<void> {
    for (let turn = 0; ; turn++) {
      for (const order of ORDERS) await unlessRefused(this.shipment.takeBack(order));
      const letter = this.post.next(rest[turn % rest.length] ?? 0);
      if (!letter) return;
      await this.#handOver(letter);
    }
  }

  /** A reaction is never refused: its fact has happened. */
  async #handOver(letter: Letter | undefined): Promise<void> {
    if (!letter) return;
    const { memory, reactions } = this[letter.to];
    const { topic, message } = letter.fact;
    const react = reactions.get(topic.name);
    if (!react) throw new Error(`Service ${letter.to} subscribes to ${topic.name} and has no reaction`);
    await memory.transaction((tx) => react(message, { tx, now: new Date() } as EventContext));
  }

  async #command(command: Command, order: OrderId): Promise<void> {
    if (command === 'place') await this.#place(order);
    else if (command === 'cancel') await this.order.cancel(order);
    else if (command === 'pay') await this.#pay(order);
    else await this.shipment[command](order);
  }

  async #place(orderId: OrderId): Promise<void> {
    if (this.order.orders.has(orderId)) return;
    const lines = this.baskets[ORDERS.indexOf(orderId)] ?? [];
    await this.order.place({ orderId, customerId: 'ada', lines, shippingAddress, products });
  }

  /** People pay what their bill says. */
  async #pay(orderId: OrderId): Promise<void> {
    const issued = this.post.published.find(({ topic, message }) => {
      return topic.name === invoiceIssued.name && (message as InvoiceIssued).orderId === orderId;
    });
    if (issued) await this.invoice.pay(orderId, fromMoney((issued.message as InvoiceIssued).total));
  }

  async #receive(sku: string, quantity: number): Promise<void> {
    await this.shipment.receive(sku, quantity);
    this.received.set(sku, (this.received.get(sku) ?? 0) + quantity);
  }
}

/**
 * A command may be refused by a rule of its service. By a rule of the stock it must not be: those are for the
 * warehouse to keep.
 */
async function unlessRefused(command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    const refused = [OrderingError, ShippingError, InvoicingError].some((rule) => error instanceof rule);
    if (!refused) throw error;
  }
}

function eur(amountMinor: number) {
  return { amountMinor, currency: 'EUR' };
}
