import type { InvoiceAmounts } from '../src/invoicing/domain/invoice-amounts.js';
import { Invoice } from '../src/invoicing/domain/invoice.js';
import type { InvoiceLine, PlacedOrder } from '../src/invoicing/domain/placed-order.js';

export type Move = (invoice: Invoice) => void;

export const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

const mugs = { sku: 'MUG', productName: 'Mug', quantity: 3, unitPrice: eur(333), lineTotal: eur(999) };
const tea = { sku: 'TEA', productName: 'Tea', quantity: 1, unitPrice: eur(648), lineTotal: eur(648) };
const spoon = { sku: 'SPOON', productName: 'Spoon', quantity: 1, unitPrice: eur(98), lineTotal: eur(98) };

export const order: PlacedOrder = {
  customerId: 'ada',
  lines: [
    { ...mugs, taxRateBasisPoints: 1_900, tax: eur(190) },
    { ...tea, taxRateBasisPoints: 700, tax: eur(45) },
    { ...spoon, taxRateBasisPoints: 1_900, tax: eur(19) },
  ],
  total: eur(1999),
};

export const untaxedLine: InvoiceLine = { ...mugs, taxRateBasisPoints: 0, tax: eur(0) };

/** An order from before tax existed. */
export const untaxedOrder = { customerId: 'ada', lines: [mugs, tea, spoon], total: eur(1745) };

export const amounts: InvoiceAmounts = {
  net: eur(1745),
  tax: eur(254),
  total: eur(1999),
  taxByRate: [
    { taxRateBasisPoints: 700, net: eur(648), tax: eur(45) },
    { taxRateBasisPoints: 1_900, net: eur(1097), tax: eur(209) },
  ],
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

/** Returns it as read back after its history was saved: no event is left to publish. */
export function anInvoice(...history: Move[]): Invoice {
  const invoice = Invoice.open('invoice-1', 'order-1');
  for (const move of history) move(invoice);
  return Invoice.restore(invoice.state);
}
