import { Module, type DynamicModule } from '@nestjs/common';
import { DatabasesModule, domainErrors, EventsModule, ServiceModule } from '@shop/service';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import type { OrderConfig } from './config.js';
import { databases } from './databases.js';
import { DomainError } from './ordering/domain/domain-error.js';
import { OrderingModule } from './ordering/ordering.module.js';
import { OrderOverviewModule } from './views/order-overview/order-overview.module.js';
import { ProductAvailabilityModule } from './views/product-availability/product-availability.module.js';

/** Every other code is a 409: not in the order's present state. */
const problems = [
  domainErrors(DomainError, {
    ORDER_NOT_FOUND: 404,
    ORDER_WITHOUT_LINES: 422,
    UNKNOWN_PRODUCT: 422,
    DUPLICATE_SKU: 422,
    INVALID_QUANTITY: 422,
    CURRENCY_MISMATCH: 422,
  }),
];

@Module({})
export class AppModule {
  static forRoot(config: OrderConfig): DynamicModule {
    const platform = [
      ServiceModule.forRoot(config, { problems }),
      DatabasesModule.forRoot(config, databases),
      EventsModule.forRoot(config),
    ];
    const writeSide = [CatalogueModule, OrderingModule];
    const readSide = [OrderOverviewModule, ProductAvailabilityModule];
    return { module: AppModule, imports: [...platform, ...writeSide, ...readSide] };
  }
}
