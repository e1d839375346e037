import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import type { InvoiceState } from '../domain/invoice-state.js';
import type { Money } from '../domain/money.js';
import { InvoiceRepository } from '../persistence/invoice.repository.js';

export type PayInvoice = Money & { reference: string };

@Injectable()
export class PayInvoiceHandler {
  constructor(private readonly invoices: InvoiceRepository) {}

  async execute(
    tx: Transaction,
    invoiceId: string,
    { reference, ...amount }: PayInvoice,
    { now, ifMatch }: CommandContext,
  ): Promise<InvoiceState> {
    const payment = { reference, paidAt: now };
    const invoice = await this.invoices.change(tx, invoiceId, (invoice) => {
      ifMatch?.check(invoice.state.version);
      invoice.pay(amount, payment);
    });
    return invoice.state;
  }
}
