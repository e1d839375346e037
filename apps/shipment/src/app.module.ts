import { Module, type DynamicModule } from '@nestjs/common';
import { DatabasesModule, domainErrors, EventsModule, ServiceModule } from '@shop/service';
import type { ShipmentConfig } from './config.js';
import { databases } from './databases.js';
import { ShippingError } from './shipping/domain/domain-error.js';
import { ShippingModule } from './shipping/shipping.module.js';
import { StockError } from './stock/domain/domain-error.js';
import { StockModule } from './stock/stock.module.js';
import { DispatchBoardModule } from './views/dispatch-board/dispatch-board.module.js';
import { StockViewModule } from './views/stock/stock.module.js';

/** Every other code is a 409: not in the present state. */
const problems = [
  domainErrors(ShippingError, { SHIPMENT_NOT_FOUND: 404 }),
  domainErrors(StockError, { INVALID_QUANTITY: 422, TOO_MUCH_STOCK: 422 }),
];

@Module({})
export class AppModule {
  static forRoot(config: ShipmentConfig): DynamicModule {
    const platform = [
      ServiceModule.forRoot(config, { problems }),
      DatabasesModule.forRoot(config, databases),
      EventsModule.forRoot(config),
    ];
    const writeSide = [StockModule, ShippingModule];
    const readSide = [DispatchBoardModule, StockViewModule];
    return { module: AppModule, imports: [...platform, ...writeSide, ...readSide] };
  }
}
