import { Module, type DynamicModule } from '@nestjs/common';
import { topicCatalogue } from '@shop/contracts';
import { domainErrors, statusOfCode } from '@shop/http';
import { ServiceModule } from '@shop/service';
import type { ShipmentConfig } from './config.js';
import { databases } from './databases.js';
import { problems } from './problems.js';
import { DomainError as ShippingError } from './shipping/domain/domain-error.js';
import { ShippingModule } from './shipping/shipping.module.js';
import { DomainError as StockError } from './stock/domain/domain-error.js';
import { StockModule } from './stock/stock.module.js';
import { DispatchBoardModule } from './views/dispatch-board/dispatch-board.module.js';
import { StockViewModule } from './views/stock/stock.module.js';

const problemMappers = [ShippingError, StockError].map((base) => domainErrors(base, statusOfCode(problems)));

@Module({})
export class AppModule {
  static forRoot(config: ShipmentConfig): DynamicModule {
    const service = ServiceModule.forRoot(config, {
      catalogue: topicCatalogue,
      databases,
      problems: problemMappers,
    });
    const writeSide = [StockModule, ShippingModule];
    const readSide = [DispatchBoardModule, StockViewModule];
    return { module: AppModule, imports: [service, ...writeSide, ...readSide] };
  }
}
