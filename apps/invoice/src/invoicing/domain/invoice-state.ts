import type { KnownFacts } from './known-facts.js';

export interface InvoiceState {
  readonly id: string;
  readonly orderId: string;
  /** Counts the invoice's own facts only, so it does not depend on the order in which foreign facts come. */
  readonly version: number;
  readonly known: KnownFacts;
  readonly issue?: Issue | undefined;
  readonly payment?: Payment | undefined;
  readonly creditedAt?: Date | undefined;
}

export interface Issue {
  readonly number: string;
  readonly issuedAt: Date;
  readonly dueAt: Date;
}

export interface Payment {
  readonly reference: string;
  readonly paidAt: Date;
}
