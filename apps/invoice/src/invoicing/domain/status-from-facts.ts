import type { InvoiceState } from './invoice-state.js';

/**
 * - `PENDING` the order itself is not known yet, only its later facts
 * - `DRAFT` the invoice is issued when the goods leave
 * - `DROPPED` the order was cancelled before anything was sent
 * - `ISSUED` owed
 * - `CREDITED` the goods came back: nothing is owed, and the customer gets a payment back
 */
export type InvoiceStatus = 'PENDING' | 'DRAFT' | 'DROPPED' | 'ISSUED' | 'PAID' | 'CREDITED';

/** Follows from the known facts, never from the order in which they came. */
export function statusFromFacts({ known, issue, payment, creditedAt }: InvoiceState): InvoiceStatus {
  if (creditedAt) return 'CREDITED';
  if (payment) return 'PAID';
  if (issue) return 'ISSUED';
  if (!known.order) return 'PENDING';
  return known.cancelledAt ? 'DROPPED' : 'DRAFT';
}
