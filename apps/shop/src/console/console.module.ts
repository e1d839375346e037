import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { PROBLEM_MAPPERS, ProblemFilter, ValidationPipe } from '@shop/http';
import type { ShopConfig } from '../config.js';
import { ACCESS, SHOP_CONFIG } from './tokens.js';
import { LiveController } from './live.controller.js';
import { OperationsController } from './operations.controller.js';
import { OrdersController } from './orders.controller.js';
import { consoleProblems } from './problems.js';
import { ShopController } from './shop.controller.js';
import type { Access } from './access.js';

@Module({})
export class ConsoleModule {
  static forRoot(config: ShopConfig, access: Access): DynamicModule {
    return {
      module: ConsoleModule,
      controllers: [ShopController, LiveController, OrdersController, OperationsController],
      providers: [
        { provide: SHOP_CONFIG, useValue: config },
        { provide: ACCESS, useValue: access },
        { provide: PROBLEM_MAPPERS, useValue: [consoleProblems] },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}
