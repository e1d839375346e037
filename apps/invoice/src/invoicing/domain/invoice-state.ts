import type { KnownFacts } from './known-facts.js';

export interface InvoiceState {
  readonly id: string;
  readonly orderId: string;
  /** Counts the invoice's own facts only, so it is the same in whatever order it learns of the others. */
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
