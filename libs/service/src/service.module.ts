import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { SERVICE_CONFIG, type ServiceConfig } from './config.js';
import { HealthController } from './health/health.controller.js';
import { HealthRegistry } from './health/health.registry.js';
import type { ProblemMapper } from './problems/domain-errors.js';
import { PROBLEM_MAPPERS, ProblemFilter } from './problems/problem.filter.js';
import { ValidationPipe } from './requests/validation.pipe.js';

export interface ServiceOptions {
  /** Which problem an error of this service is; the first one that knows an error decides. */
  problems?: readonly ProblemMapper[];
}

/** What every service has beside its features: configuration, health, validation, problem details. */
@Module({})
export class ServiceModule {
  static forRoot(config: ServiceConfig, options: ServiceOptions = {}): DynamicModule {
    return {
      module: ServiceModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: SERVICE_CONFIG, useValue: config },
        { provide: PROBLEM_MAPPERS, useValue: options.problems ?? [] },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
        HealthRegistry,
      ],
      exports: [SERVICE_CONFIG, HealthRegistry],
    };
  }
}
