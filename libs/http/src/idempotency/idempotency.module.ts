import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import type { Logger } from '@shop/telemetry';
import { IdempotentCommands } from './idempotent-commands.js';
import { KeptAnswerUpkeep } from './kept-answer-upkeep.js';

const OPTIONS = Symbol('IDEMPOTENCY_OPTIONS');

export interface IdempotencyOptions {
  /** How long a client may send a command again and get the first answer. */
  keepHours: number;
  /** Whether this process drops answers that were kept for longer. One that serves no commands need not. */
  drops: boolean;
  logger: Logger;
}

/** `IdempotentCommands` for every controller, and the upkeep of what they remember. */
@Module({})
export class IdempotencyModule implements OnModuleInit, OnApplicationShutdown {
  readonly #upkeep: KeptAnswerUpkeep;

  constructor(
    @Inject(OPTIONS) readonly options: IdempotencyOptions,
    database: WriteDatabase,
  ) {
    this.#upkeep = new KeptAnswerUpkeep(database, options.keepHours, options.logger);
  }

  static forRoot(options: IdempotencyOptions): DynamicModule {
    return {
      module: IdempotencyModule,
      global: true,
      providers: [IdempotentCommands, { provide: OPTIONS, useValue: options }],
      exports: [IdempotentCommands],
    };
  }

  onModuleInit(): void {
    if (this.options.drops) this.#upkeep.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.#upkeep.stop();
  }
}
