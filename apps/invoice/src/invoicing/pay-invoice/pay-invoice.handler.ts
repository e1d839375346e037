import { Injectable } from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import type { InvoiceState } from '../domain/invoice-state.js';
import type { Money } from '../domain/money.js';
import { InvoiceRepository } from '../persistence/invoice.repository.js';

export type PayInvoice = Money & { reference: string };

@Injectable()
export class PayInvoiceHandler {
  constructor(
    private readonly database: WriteDatabase,
    private readonly invoices: InvoiceRepository,
  ) {}

  execute(invoiceId: string, { reference, ...amount }: PayInvoice): Promise<InvoiceState> {
    const payment = { reference, paidAt: new Date() };
    return this.database.transaction(async (tx) => {
      const invoice = await this.invoices.change(tx, invoiceId, (invoice) => invoice.pay(amount, payment));
      return invoice.state;
    });
  }
}
