import { serviceDatabases } from '@shop/service';
import { InvoiceEntity } from './invoicing/persistence/invoice.entity.js';
import { CreateInvoices1764000000001 } from './migrations/write/0001-create-invoices.js';
import { projections } from './projections.js';

export const databases = serviceDatabases({
  entities: [InvoiceEntity],
  migrations: [CreateInvoices1764000000001],
  projections,
});
