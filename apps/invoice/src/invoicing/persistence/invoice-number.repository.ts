import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { invoiceNumber } from '../domain/invoice-number.js';

@Injectable()
export class InvoiceNumberRepository {
  /**
   * The next number of the year. There are no gaps: a rollback gives the number back, as no sequence would.
   *
   * The price: the year's row stays locked until the transaction ends, so transactions that issue do so one after the other, in
   * all processes together. Take the number late, and after the invoice's own lock: in the other order, a reaction that
   * waits for an invoice would hold up all issuing.
   */
  async next(tx: Transaction, year: number): Promise<string> {
    const [series] = await tx.query<{ last_number: number }>(
      `insert into invoice_number_series as series (year, last_number) values ($1, 1)
       on conflict (year) do update set last_number = series.last_number + 1
       returning last_number`,
      [year],
    );
    if (!series) throw new Error(`The series of ${year} gave no number`);
    return invoiceNumber(year, series.last_number);
  }
}
