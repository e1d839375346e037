import type { DeployedProjection } from '@shop/projection';
import { CreateAccountInvoice1764000000001 } from './migrations/read/0001-create-account-invoice.js';
import { AddInvoiceTax1764000000002 } from './migrations/read/0002-add-invoice-tax.js';
import { CustomerAccountProjector } from './views/customer-account/customer-account.projector.js';

/** The read models of the service, each with the migrations of its tables. */
export const projections: readonly DeployedProjection[] = [
  {
    projector: CustomerAccountProjector,
    migrations: [CreateAccountInvoice1764000000001, AddInvoiceTax1764000000002],
  },
];
