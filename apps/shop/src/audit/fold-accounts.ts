import { fromMoney, type InvoiceCredited, type InvoiceIssued, type InvoicePaid } from '@shop/contracts';
import type { AccountRow } from './books.js';
import type { Fact } from './facts.js';

/** What the customers' accounts have to show, from the facts alone. */
export function foldAccounts(facts: readonly Fact[]): Map<string, AccountRow> {
  const rows = new Map<string, AccountRow>();
  for (const { message } of facts) {
    const told = rowOf(message);
    if (!told) continue;
    const known = rows.get(told.invoice_id);
    const latest = known && known.version > told.version ? known : told;
    const invoice_number = told.invoice_number ?? known?.invoice_number ?? null;
    rows.set(told.invoice_id, { ...latest, invoice_number });
  }
  return rows;
}

function rowOf(message: Fact['message']): AccountRow | undefined {
  if (message.$typeName === 'shop.invoice.v1.InvoiceIssued') {
    return row(message, message.total, 'ISSUED', message.invoiceNumber);
  }
  if (message.$typeName === 'shop.invoice.v1.InvoicePaid') return row(message, message.amount, 'PAID');
  if (message.$typeName === 'shop.invoice.v1.InvoiceCredited') {
    return row(message, message.amount, 'CREDITED');
  }
  return undefined;
}

function row(
  { invoiceId, orderId, customerId, version }: InvoiceIssued | InvoicePaid | InvoiceCredited,
  money: Parameters<typeof fromMoney>[0],
  status: string,
  invoice_number: string | null = null,
): AccountRow {
  const { amountMinor: amount_minor, currency } = fromMoney(money);
  const ids = { invoice_id: invoiceId, order_id: orderId, customer_id: customerId };
  return { ...ids, version, status, amount_minor, currency, invoice_number };
}
