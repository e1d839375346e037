import { fromMoney, fromMoneyOrZero, type Amount, type InvoiceIssued } from '@shop/contracts';
import type { TaxPortion } from './invoices.response.js';

/**
 * The tax in the total of an issued invoice. Invoices from before tax existed name no rates: they are
 * untaxed.
 */
export function taxIn({ tax, taxByRate }: InvoiceIssued, total: Amount) {
  const { amountMinor: taxMinor } = fromMoneyOrZero(tax, total.currency);
  const untaxed = { taxRateBasisPoints: 0, net: total, tax: { ...total, amountMinor: 0 } };
  return { taxMinor, taxByRate: taxByRate.length > 0 ? taxByRate.map(toPortion) : [untaxed] };
}

function toPortion({ taxRateBasisPoints, net, tax }: InvoiceIssued['taxByRate'][number]): TaxPortion {
  return { taxRateBasisPoints, net: fromMoney(net), tax: fromMoney(tax) };
}
