import { Module, type DynamicModule } from '@nestjs/common';
import { topicCatalogue } from '@shop/contracts';
import { domainErrors, statusOfCode } from '@shop/http';
import { ServiceModule } from '@shop/service';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import type { OrderConfig } from './config.js';
import { databases } from './databases.js';
import { DomainError } from './ordering/domain/domain-error.js';
import { OrderingModule } from './ordering/ordering.module.js';
import { problems } from './problems.js';
import { OrderOverviewModule } from './views/order-overview/order-overview.module.js';
import { ProductAvailabilityModule } from './views/product-availability/product-availability.module.js';

const problemMappers = [domainErrors(DomainError, statusOfCode(problems))];

@Module({})
export class AppModule {
  static forRoot(config: OrderConfig): DynamicModule {
    const service = ServiceModule.forRoot(config, {
      catalogue: topicCatalogue,
      databases,
      problems: problemMappers,
    });
    const writeSide = [CatalogueModule, OrderingModule];
    const readSide = [OrderOverviewModule, ProductAvailabilityModule];
    return { module: AppModule, imports: [service, ...writeSide, ...readSide] };
  }
}
