import { DomainError } from './domain-error.js';
import type { InvoiceStatus } from './status-from-facts.js';
import type { Money } from './money.js';

export class InvoiceNotFoundError extends DomainError {
  readonly code = 'INVOICE_NOT_FOUND';

  constructor(id: string) {
    super(`There is no invoice ${id}`);
  }
}

export class InvoiceNotDueError extends DomainError {
  readonly code = 'INVOICE_NOT_DUE';

  constructor(id: string, status: InvoiceStatus) {
    super(
      `Invoice ${id} is ${status}: only an invoice of a known and dispatched order is issued, and only once`,
    );
  }
}

export class InvoiceNotIssuedError extends DomainError {
  readonly code = 'INVOICE_NOT_ISSUED';

  constructor(id: string, status: InvoiceStatus) {
    super(`Invoice ${id} is ${status}: only an issued one can be paid`);
  }
}

export class InvoiceAlreadyPaidError extends DomainError {
  readonly code = 'INVOICE_ALREADY_PAID';

  constructor(id: string) {
    super(`Invoice ${id} has been paid`);
  }
}

export class InvoiceCreditedError extends DomainError {
  readonly code = 'INVOICE_CREDITED';

  constructor(id: string) {
    super(`Invoice ${id} was credited: nothing is owed`);
  }
}

export class PaymentMismatchError extends DomainError {
  readonly code = 'PAYMENT_MISMATCH';
  override readonly field: string;

  constructor(owed: Money, offered: Money) {
    super(`${show(offered)} were offered, ${show(owed)} are owed: an invoice is paid in full`);
    this.field = owed.currency === offered.currency ? 'amountMinor' : 'currency';
  }
}

function show({ amountMinor, currency }: Money): string {
  return `${amountMinor} minor units of ${currency}`;
}
