import type { InvoiceAmounts } from './invoice-amounts.js';
import type { Money } from './money.js';

export interface InvoiceFact {
  readonly invoiceId: string;
  /** The invoice's version after this fact. */
  readonly version: number;
  readonly occurredAt: Date;
  readonly orderId: string;
  readonly customerId: string;
}

export interface InvoiceIssued extends InvoiceFact, InvoiceAmounts {
  readonly type: 'InvoiceIssued';
  readonly number: string;
  readonly dueAt: Date;
}

export interface InvoicePaid extends InvoiceFact {
  readonly type: 'InvoicePaid';
  readonly amount: Money;
  readonly reference: string;
}

export interface InvoiceCredited extends InvoiceFact {
  readonly type: 'InvoiceCredited';
  readonly amount: Money;
}

export type InvoiceEvent = InvoiceIssued | InvoicePaid | InvoiceCredited;
