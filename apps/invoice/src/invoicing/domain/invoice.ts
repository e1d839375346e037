import { amountsOf } from './invoice-amounts.js';
import type { InvoiceState, Issue, Payment } from './invoice-state.js';
import { statusFromFacts, type InvoiceStatus } from './status-from-facts.js';
import {
  InvoiceAlreadyPaidError,
  InvoiceCreditedError,
  InvoiceNotDueError,
  InvoiceNotIssuedError,
  PaymentMismatchError,
} from './invoice.errors.js';
import type { InvoiceEvent } from './invoice.events.js';
import type { KnownFacts } from './known-facts.js';
import { sameMoney, type Money } from './money.js';
import type { PlacedOrder } from './placed-order.js';

/** The one invoice of an order. Whichever fact comes first opens it. */
export class Invoice {
  readonly #recorded: InvoiceEvent[] = [];
  #state: InvoiceState;

  private constructor(state: InvoiceState) {
    this.#state = state;
  }

  static open(id: string, orderId: string): Invoice {
    return new Invoice({ id, orderId, version: 0, known: {} });
  }

  static restore(state: InvoiceState): Invoice {
    return new Invoice(state);
  }

  get state(): InvoiceState {
    return this.#state;
  }

  get status(): InvoiceStatus {
    return statusFromFacts(this.#state);
  }

  /** The events since the invoice was opened or restored. They are published with the change. */
  get recorded(): readonly InvoiceEvent[] {
    return this.#recorded;
  }

  /**
   * Records a fact of another service. It is never refused, and a repeat changes nothing: the first one wins.
   */
  learn(fact: KnownFacts): void {
    this.#state = { ...this.#state, known: { ...fact, ...this.#state.known } };
    this.#creditWhatCameBack();
  }

  /**
   * Whether it waits to be issued. A cancellation does not stop that once the goods have left: they are
   * billed, and credited when they come back. Otherwise the outcome would depend on whether the cancellation
   * or the dispatch came first.
   */
  get isDue(): boolean {
    const { known, issue } = this.#state;
    return known.order !== undefined && known.dispatchedAt !== undefined && issue === undefined;
  }

  issue(issue: Issue): void {
    const { id, known } = this.#state;
    if (!known.order || !this.isDue) throw new InvoiceNotDueError(id, this.status);
    const { number, issuedAt, dueAt } = issue;
    const fact = this.#nextFact(known.order, issuedAt);
    this.#record({ type: 'InvoiceIssued', ...fact, number, ...amountsOf(known.order), dueAt }, { issue });
    this.#creditWhatCameBack();
  }

  pay(amount: Money, payment: Payment): void {
    const { id, known, issue, creditedAt } = this.#state;
    if (!known.order || !issue) throw new InvoiceNotIssuedError(id, this.status);
    if (creditedAt) throw new InvoiceCreditedError(id);
    if (this.#state.payment) throw new InvoiceAlreadyPaidError(id);
    if (!sameMoney(known.order.total, amount)) throw new PaymentMismatchError(known.order.total, amount);
    const { reference, paidAt } = payment;
    const fact = this.#nextFact(known.order, paidAt);
    this.#record({ type: 'InvoicePaid', ...fact, amount, reference }, { payment });
  }

  /**
   * The return of the goods may be known before their dispatch. Then nothing is issued yet, and `issue` calls
   * this later.
   */
  #creditWhatCameBack(): void {
    const { known, issue, creditedAt } = this.#state;
    if (!known.order || !known.returnedAt || !issue || creditedAt) return;
    const both = issue.issuedAt > known.returnedAt ? issue.issuedAt : known.returnedAt;
    const fact = this.#nextFact(known.order, both);
    this.#record({ type: 'InvoiceCredited', ...fact, amount: known.order.total }, { creditedAt: both });
  }

  #nextFact({ customerId }: PlacedOrder, occurredAt: Date) {
    const { id, orderId, version } = this.#state;
    return { invoiceId: id, version: version + 1, occurredAt, orderId, customerId };
  }

  #record(event: InvoiceEvent, change: Partial<InvoiceState>): void {
    this.#recorded.push(event);
    this.#state = { ...this.#state, ...change, version: event.version };
  }
}
