import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { createLogger, LOGGER } from '@shop/telemetry';
import { CATALOGUE, type Catalogue } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from './config.js';
import { eventProblem } from './event-problem.js';
import { HealthController } from './health/health.controller.js';
import { HealthRegistry } from './health/health.registry.js';
import { type ProblemMapper, PROBLEM_MAPPERS, ProblemFilter, ValidationPipe } from '@shop/http';

export interface CoreOptions {
  /** Finds the problem for an error of this service. The first mapper that knows the error decides. */
  problems?: readonly ProblemMapper[];
  /** Every topic of the system. None by default. */
  catalogue?: Catalogue;
}

/**
 * The parts of a service that need neither databases nor events: configuration, health, validation, problem
 * details.
 */
@Module({})
export class CoreModule {
  static forRoot(config: ServiceConfig, options: CoreOptions = {}): DynamicModule {
    const { name: service, logLevel: level } = config;
    return {
      module: CoreModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: SERVICE_CONFIG, useValue: config },
        { provide: CATALOGUE, useValue: options.catalogue ?? [] },
        { provide: LOGGER, useFactory: () => createLogger({ service, level }) },
        { provide: PROBLEM_MAPPERS, useValue: [...(options.problems ?? []), eventProblem] },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
        HealthRegistry,
      ],
      exports: [SERVICE_CONFIG, LOGGER, CATALOGUE, HealthRegistry],
    };
  }
}
