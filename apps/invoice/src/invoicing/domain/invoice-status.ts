import type { InvoiceState } from './invoice-state.js';

/**
 * - `PENDING` the order itself is not known yet, only what became of it
 * - `DRAFT` to be issued when the goods leave
 * - `DROPPED` the order was cancelled before anything was sent
 * - `ISSUED` owed
 * - `CREDITED` the goods came back: nothing is owed, and what was paid is to be paid back
 */
export type InvoiceStatus = 'PENDING' | 'DRAFT' | 'DROPPED' | 'ISSUED' | 'PAID' | 'CREDITED';

/** Follows from what is known, never from the order in which it became known. */
export function statusOf({ known, issue, payment, creditedAt }: InvoiceState): InvoiceStatus {
  if (creditedAt) return 'CREDITED';
  if (payment) return 'PAID';
  if (issue) return 'ISSUED';
  if (!known.order) return 'PENDING';
  return known.cancelledAt ? 'DROPPED' : 'DRAFT';
}
