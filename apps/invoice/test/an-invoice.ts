import { Invoice } from '../src/invoicing/domain/invoice.js';
import type { PlacedOrder } from '../src/invoicing/domain/placed-order.js';

export type Move = (invoice: Invoice) => void;

export const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

export const order: PlacedOrder = {
  customerId: 'ada',
  lines: [
    { sku: 'MUG', productName: 'Mug', quantity: 3, unitPrice: eur(333), lineTotal: eur(999) },
    { sku: 'TEA', productName: 'Tea', quantity: 1, unitPrice: eur(1000), lineTotal: eur(1000) },
  ],
  total: eur(1999),
};
export const dispatchedAt = new Date('2026-03-02T10:00:00Z');
export const cancelledAt = new Date('2026-03-02T11:00:00Z');
export const returnedAt = new Date('2026-03-07T10:00:00Z');

export const issue = {
  number: 'INV-2026-000001',
  issuedAt: new Date('2026-03-03T10:00:00Z'),
  dueAt: new Date('2026-03-17T10:00:00Z'),
};
export const payment = { reference: 'transfer-1', paidAt: new Date('2026-03-05T10:00:00Z') };

export const placed: Move = (invoice) => invoice.learn({ order });
export const dispatched: Move = (invoice) => invoice.learn({ dispatchedAt });
export const cancelled: Move = (invoice) => invoice.learn({ cancelledAt });
export const returned: Move = (invoice) => invoice.learn({ returnedAt });
export const issued: Move = (invoice) => invoice.issue(issue);
export const paid: Move = (invoice) => invoice.pay(order.total, payment);

/** As it is read back after its history was saved: nothing is left to be published. */
export function anInvoice(...history: Move[]): Invoice {
  const invoice = Invoice.open('invoice-1', 'order-1');
  for (const move of history) move(invoice);
  return Invoice.restore(invoice.state);
}
