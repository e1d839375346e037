import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import type { InvoiceView } from './invoices.response.js';

const SELECT = `
  select invoice_id as "invoiceId", order_id as "orderId", customer_id as "customerId", version, status,
    case when tax_minor is not null
         then jsonb_build_object('amountMinor', amount_minor - tax_minor, 'currency', currency) end as net,
    case when tax_minor is not null
         then jsonb_build_object('amountMinor', tax_minor, 'currency', currency) end as tax,
    jsonb_build_object('amountMinor', amount_minor, 'currency', currency) as total,
    tax_by_rate as "taxByRate", invoice_number as "invoiceNumber",
    issued_at as "issuedAt", due_at as "dueAt", paid_at as "paidAt", credited_at as "creditedAt"
  from account_invoice`;

@Injectable()
export class InvoicesQuery {
  constructor(private readonly database: ReadDatabase) {}

  async find(invoiceId: string): Promise<InvoiceView | undefined> {
    const [invoice] = await this.database.query<InvoiceView>(`${SELECT} where invoice_id = $1`, [invoiceId]);
    return invoice;
  }

  ofOrder(orderId: string): Promise<InvoiceView[]> {
    return this.database.query<InvoiceView>(`${SELECT} where order_id = $1`, [orderId]);
  }
}
