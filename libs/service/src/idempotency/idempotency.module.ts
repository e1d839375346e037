import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import { createLogger } from '@shop/telemetry';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { IdempotentCommands } from './idempotent-commands.js';
import { KeptAnswerUpkeep } from './kept-answer-upkeep.js';

/** `IdempotentCommands` for every controller, and the upkeep of what they remember. */
@Module({})
export class IdempotencyModule implements OnModuleInit, OnApplicationShutdown {
  readonly #upkeep: KeptAnswerUpkeep;

  constructor(
    @Inject(SERVICE_CONFIG) readonly config: ServiceConfig,
    @Inject(WriteDatabase) database: WriteDatabase,
  ) {
    const { name, logLevel, idempotencyHours } = config;
    this.#upkeep = new KeptAnswerUpkeep(
      database,
      idempotencyHours,
      createLogger({ service: name, level: logLevel }),
    );
  }

  static forRoot(): DynamicModule {
    return {
      module: IdempotencyModule,
      global: true,
      providers: [IdempotentCommands],
      exports: [IdempotentCommands],
    };
  }

  onModuleInit(): void {
    if (this.config.roles.has('api')) this.#upkeep.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.#upkeep.stop();
  }
}
