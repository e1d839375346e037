import { versionedUpsert } from '@shop/projection';
import type { TaxPortion } from './invoices.response.js';

/** The columns that facts of an invoice set in its row. */
export interface InvoicePart {
  invoiceId: string;
  orderId: string;
  customerId: string;
  version: number;
  status: 'ISSUED' | 'PAID' | 'CREDITED';
  amountMinor: number;
  currency: string;
  taxMinor?: number;
  taxByRate?: TaxPortion[];
  invoiceNumber?: string;
  issuedAt?: Date;
  dueAt?: Date;
  paidAt?: Date;
  creditedAt?: Date;
}

export const upsertInvoices = versionedUpsert<InvoicePart>({
  table: 'account_invoice',
  key: 'invoiceId',
  version: 'version',
  columns: {
    invoiceId: 'uuid',
    orderId: 'uuid',
    customerId: 'text',
    version: 'int',
    status: 'text',
    amountMinor: 'bigint',
    currency: 'text',
    taxMinor: 'bigint',
    taxByRate: 'jsonb',
    invoiceNumber: 'text',
    issuedAt: 'timestamptz',
    dueAt: 'timestamptz',
    paidAt: 'timestamptz',
    creditedAt: 'timestamptz',
  },
});
