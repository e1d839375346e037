import { fromMoney, invoiceCredited, invoiceIssued, invoicePaid } from '@shop/contracts';
import { foldOf, type ViewBook } from '@shop/operations';
import { statusOf, type InvoiceEvent } from './invoice-facts.js';

interface Account {
  order_id: string;
  customer_id: string;
  version: number;
  status: string;
  amount_minor: number;
  currency: string;
  invoice_number: string | null;
}

export const customerAccountBook: ViewBook = {
  name: 'customer account',
  projection: 'customer-account',
  rows: `
    select invoice_id as id, order_id as about, order_id, customer_id, version, status, amount_minor::float8, currency,
      invoice_number
    from account_invoice`,
  fold: foldOf({
    topics: [invoiceIssued, invoicePaid, invoiceCredited],
    aboutOf: ({ orderId }: InvoiceEvent) => orderId,
    idOf: ({ invoiceId }) => invoiceId,
    evolve: learn,
    columns: (account) => ({ ...account }),
  }),
};

function learn(known: Account | undefined, event: InvoiceEvent): Account {
  const told = accountOf(event);
  const latest = known && known.version > told.version ? known : told;
  return { ...latest, invoice_number: told.invoice_number ?? known?.invoice_number ?? null };
}

function accountOf(event: InvoiceEvent): Account {
  const { amountMinor, currency } = fromMoney(
    event.$typeName === 'shop.invoice.v1.InvoiceIssued' ? event.total : event.amount,
  );
  return {
    order_id: event.orderId,
    customer_id: event.customerId,
    version: event.version,
    status: statusOf(event),
    amount_minor: amountMinor,
    currency,
    invoice_number: 'invoiceNumber' in event ? event.invoiceNumber : null,
  };
}
