import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import type { Balance } from './customer-account.response.js';

/**
 * Sums over the current invoices. Stored sums would need each fact exactly once, and could not be replayed.
 */
const BALANCES = `
  select currency,
    coalesce(sum(amount_minor) filter (where status = 'ISSUED'), 0) as open,
    coalesce(sum(amount_minor) filter (where status = 'PAID'), 0) as paid,
    coalesce(sum(amount_minor) filter (where status = 'CREDITED'), 0) as credited
  from account_invoice
  where customer_id = $1
  group by currency
  order by currency`;

type Row = Record<'currency' | 'open' | 'paid' | 'credited', string>;

@Injectable()
export class CustomerAccountQuery {
  constructor(private readonly database: ReadDatabase) {}

  async balances(customerId: string): Promise<Balance[]> {
    const rows = await this.database.query<Row>(BALANCES, [customerId]);
    return rows.map(({ currency, open, paid, credited }) => {
      return { currency, openMinor: Number(open), paidMinor: Number(paid), creditedMinor: Number(credited) };
    });
  }
}
