import { Module, type DynamicModule } from '@nestjs/common';
import {
  DatabasesModule,
  domainErrors,
  EventsModule,
  IdempotencyModule,
  ServiceModule,
  statusOfCode,
} from '@shop/service';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import type { OrderConfig } from './config.js';
import { databases } from './databases.js';
import { DomainError } from './ordering/domain/domain-error.js';
import { OrderingModule } from './ordering/ordering.module.js';
import { problems } from './problems.js';
import { OrderOverviewModule } from './views/order-overview/order-overview.module.js';
import { ProductAvailabilityModule } from './views/product-availability/product-availability.module.js';

@Module({})
export class AppModule {
  static forRoot(config: OrderConfig): DynamicModule {
    const platform = [
      ServiceModule.forRoot(config, { problems: [domainErrors(DomainError, statusOfCode(problems))] }),
      DatabasesModule.forRoot(config, databases),
      EventsModule.forRoot(config),
      IdempotencyModule.forRoot(),
    ];
    const writeSide = [CatalogueModule, OrderingModule];
    const readSide = [OrderOverviewModule, ProductAvailabilityModule];
    return { module: AppModule, imports: [...platform, ...writeSide, ...readSide] };
  }
}
