import { z } from 'zod';
import { Money } from './money.js';
import { ServiceClient } from './service-client.js';

const Invoice = z.object({
  invoiceId: z.string(),
  status: z.string(),
  invoiceNumber: z.string().nullable(),
  total: Money,
});
export type Invoice = z.output<typeof Invoice>;

const Balance = z.object({
  currency: z.string(),
  openMinor: z.int(),
  paidMinor: z.int(),
  creditedMinor: z.int(),
});
export type Balance = z.output<typeof Balance>;

const InvoiceList = z.object({ items: z.array(Invoice) });
const CustomerAccount = z.object({ balances: z.array(Balance) });

export class InvoiceClient extends ServiceClient {
  async findInvoice(orderId: string): Promise<Invoice | undefined> {
    const { items } = await this.send('GET', `/invoices?orderId=${orderId}`, InvoiceList);
    return items[0];
  }

  async pay(invoiceId: string, { amountMinor, currency }: Money, reference: string): Promise<void> {
    const payment = { amountMinor, currency, reference };
    await this.send('POST', `/invoices/${invoiceId}/pay`, z.unknown(), payment);
  }

  async balances(customerId: string): Promise<Balance[]> {
    const { balances } = await this.send('GET', `/customers/${customerId}/account`, CustomerAccount);
    return balances;
  }
}
