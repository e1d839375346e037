import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { invoiceCredited, invoiceIssued, invoicePaid, toMoney } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import type { Outbox } from '@shop/outbox';
import type { InvoiceAmounts } from '../domain/invoice-amounts.js';
import type { InvoiceEvent } from '../domain/invoice.events.js';
import type { Money } from '../domain/money.js';

/** Only this function knows the topic and the message of each event of an invoice. */
export function publishInvoiceEvent(outbox: Outbox, tx: Transaction, event: InvoiceEvent): void {
  const { invoiceId, version, orderId, customerId } = event;
  const fact = { invoiceId, version, orderId, customerId, occurredAt: timestampFromDate(event.occurredAt) };
  switch (event.type) {
    case 'InvoiceIssued': {
      const { number: invoiceNumber } = event;
      const dueAt = timestampFromDate(event.dueAt);
      outbox.append(tx, invoiceIssued, { ...fact, invoiceNumber, ...amounts(event), dueAt });
      break;
    }
    case 'InvoicePaid': {
      const { reference: paymentReference } = event;
      outbox.append(tx, invoicePaid, { ...fact, amount: money(event.amount), paymentReference });
      break;
    }
    case 'InvoiceCredited':
      outbox.append(tx, invoiceCredited, { ...fact, amount: money(event.amount) });
      break;
  }
}

function amounts({ net, tax, total, taxByRate }: InvoiceAmounts) {
  const portions = taxByRate.map((portion) => {
    return { ...portion, net: money(portion.net), tax: money(portion.tax) };
  });
  return { net: money(net), tax: money(tax), total: money(total), taxByRate: portions };
}

function money({ amountMinor, currency }: Money) {
  return toMoney(amountMinor, currency);
}
