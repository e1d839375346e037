import { Module } from '@nestjs/common';
import { CustomerAccountController } from './customer-account.controller.js';
import { CustomerAccountProjector } from './customer-account.projector.js';
import { CustomerAccountQuery } from './customer-account.query.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesQuery } from './invoices.query.js';

@Module({
  controllers: [CustomerAccountProjector, CustomerAccountController, InvoicesController],
  providers: [CustomerAccountQuery, InvoicesQuery],
})
export class CustomerAccountModule {}
