import { orderCancelled, orderPlaced, shipmentDispatched, shipmentReturned } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import { invoiceIdOf } from '../../../apps/invoice/src/invoice-id.js';
import { CreditInvoiceWhenShipmentReturned } from '../../../apps/invoice/src/invoicing/credit-invoice/credit-invoice-when-shipment-returned.consumer.js';
import { invoiceNumber } from '../../../apps/invoice/src/invoicing/domain/invoice-number.js';
import type { InvoiceState } from '../../../apps/invoice/src/invoicing/domain/invoice-state.js';
import { InvoiceNotFoundError } from '../../../apps/invoice/src/invoicing/domain/invoice.errors.js';
import { Invoice } from '../../../apps/invoice/src/invoicing/domain/invoice.js';
import type { Money } from '../../../apps/invoice/src/invoicing/domain/money.js';
import { DraftInvoiceWhenOrderPlaced } from '../../../apps/invoice/src/invoicing/draft-invoice/draft-invoice-when-order-placed.consumer.js';
import { DropInvoiceWhenOrderCancelled } from '../../../apps/invoice/src/invoicing/drop-invoice/drop-invoice-when-order-cancelled.consumer.js';
import { IssueInvoiceWhenShipmentDispatched } from '../../../apps/invoice/src/invoicing/issue-invoice/issue-invoice-when-shipment-dispatched.consumer.js';
import { LearnFactHandler } from '../../../apps/invoice/src/invoicing/learn-fact.handler.js';
import { PayInvoiceHandler } from '../../../apps/invoice/src/invoicing/pay-invoice/pay-invoice.handler.js';
import { publishInvoiceEvent } from '../../../apps/invoice/src/invoicing/persistence/publish-invoice-event.js';
import { InvoiceNumberRepository } from '../../../apps/invoice/src/invoicing/persistence/invoice-number.repository.js';
import { InvoiceRepository } from '../../../apps/invoice/src/invoicing/persistence/invoice.repository.js';
import type { Post } from '../post.js';
import { Memory } from './memory.js';
import { reaction, type Reactions } from './reaction.js';

type Change = Parameters<InvoiceRepository['change']>[2];

/** The invoice service: its own decisions, commands and reactions, over maps. */
export class InvoiceService {
  readonly memory: Memory;
  readonly invoices: Map<string, InvoiceState>;
  readonly reactions: Reactions;
  readonly #repository: InvoiceRepository;

  constructor(post: Post) {
    this.memory = new Memory(post);
    this.invoices = this.memory.table();
    this.#repository = new InvoicesInMemory(this.invoices, this.memory);
    const learnFact = new LearnFactHandler(this.#repository, new NumbersInMemory(this.memory.table()));
    this.reactions = new Map([
      reaction(orderPlaced, new DraftInvoiceWhenOrderPlaced(learnFact)),
      reaction(shipmentDispatched, new IssueInvoiceWhenShipmentDispatched(learnFact)),
      reaction(orderCancelled, new DropInvoiceWhenOrderCancelled(learnFact)),
      reaction(shipmentReturned, new CreditInvoiceWhenShipmentReturned(learnFact)),
    ]);
  }

  pay(orderId: string, amount: Money): Promise<void> {
    const handler = new PayInvoiceHandler(this.#repository);
    const payment = { ...amount, reference: 'transfer' };
    return this.memory.transaction((tx) =>
      handler.execute(tx, invoiceIdOf(orderId), payment, { now: new Date() }),
    );
  }
}

class InvoicesInMemory extends InvoiceRepository {
  constructor(
    readonly rows: Map<string, InvoiceState>,
    readonly memory: Memory,
  ) {
    super(memory);
  }

  override async change(tx: Transaction, invoiceId: string, change: Change): Promise<Invoice> {
    const row = this.rows.get(invoiceId);
    if (!row) throw new InvoiceNotFoundError(invoiceId);
    return this.#save(tx, Invoice.restore(row), change);
  }

  override changeOrAdd(tx: Transaction, added: Invoice, change: Change): Promise<Invoice> {
    const row = this.rows.get(added.state.id);
    return this.#save(tx, row ? Invoice.restore(row) : added, change);
  }

  async #save(tx: Transaction, invoice: Invoice, change: Change): Promise<Invoice> {
    await change(invoice);
    this.rows.set(invoice.state.id, invoice.state);
    for (const event of invoice.recorded) publishInvoiceEvent(this.memory, tx, event);
    return invoice;
  }
}

class NumbersInMemory extends InvoiceNumberRepository {
  constructor(readonly series: Map<string, number>) {
    super();
  }

  override async next(_: Transaction, year: number): Promise<string> {
    const last = (this.series.get(String(year)) ?? 0) + 1;
    this.series.set(String(year), last);
    return invoiceNumber(year, last);
  }
}
