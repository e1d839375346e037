import { Module, type DynamicModule } from '@nestjs/common';
import { topicCatalogue } from '@shop/contracts';
import { domainErrors, statusOfCode } from '@shop/http';
import { ServiceModule } from '@shop/service';
import type { InvoiceConfig } from './config.js';
import { databases } from './databases.js';
import { DomainError } from './invoicing/domain/domain-error.js';
import { InvoicingModule } from './invoicing/invoicing.module.js';
import { problems } from './problems.js';
import { CustomerAccountModule } from './views/customer-account/customer-account.module.js';

const problemMappers = [domainErrors(DomainError, statusOfCode(problems))];

@Module({})
export class AppModule {
  static forRoot(config: InvoiceConfig): DynamicModule {
    const service = ServiceModule.forRoot(config, {
      catalogue: topicCatalogue,
      databases,
      problems: problemMappers,
    });
    const writeSide = [InvoicingModule];
    const readSide = [CustomerAccountModule];
    return { module: AppModule, imports: [service, ...writeSide, ...readSide] };
  }
}
