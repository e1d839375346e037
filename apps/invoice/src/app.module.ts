import { Module, type DynamicModule } from '@nestjs/common';
import {
  DatabasesModule,
  domainErrors,
  EventsModule,
  IdempotencyModule,
  ServiceModule,
  statusOfCode,
} from '@shop/service';
import type { InvoiceConfig } from './config.js';
import { databases } from './databases.js';
import { DomainError } from './invoicing/domain/domain-error.js';
import { InvoicingModule } from './invoicing/invoicing.module.js';
import { problems } from './problems.js';
import { CustomerAccountModule } from './views/customer-account/customer-account.module.js';

@Module({})
export class AppModule {
  static forRoot(config: InvoiceConfig): DynamicModule {
    const platform = [
      ServiceModule.forRoot(config, { problems: [domainErrors(DomainError, statusOfCode(problems))] }),
      DatabasesModule.forRoot(config, databases),
      EventsModule.forRoot(config),
      IdempotencyModule.forRoot(),
    ];
    const writeSide = [InvoicingModule];
    const readSide = [CustomerAccountModule];
    return { module: AppModule, imports: [...platform, ...writeSide, ...readSide] };
  }
}
