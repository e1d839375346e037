import { Module, type DynamicModule } from '@nestjs/common';
import { DatabasesModule, domainErrors, EventsModule, ServiceModule } from '@shop/service';
import type { InvoiceConfig } from './config.js';
import { databases } from './databases.js';
import { DomainError } from './invoicing/domain/domain-error.js';
import { InvoicingModule } from './invoicing/invoicing.module.js';
import { CustomerAccountModule } from './views/customer-account/customer-account.module.js';

/** Every other code is a 409: not in the invoice's present state. */
const problems = [domainErrors(DomainError, { INVOICE_NOT_FOUND: 404, PAYMENT_MISMATCH: 422 })];

@Module({})
export class AppModule {
  static forRoot(config: InvoiceConfig): DynamicModule {
    const platform = [
      ServiceModule.forRoot(config, { problems }),
      DatabasesModule.forRoot(config, databases),
      EventsModule.forRoot(config),
    ];
    const writeSide = [InvoicingModule];
    const readSide = [CustomerAccountModule];
    return { module: AppModule, imports: [...platform, ...writeSide, ...readSide] };
  }
}
