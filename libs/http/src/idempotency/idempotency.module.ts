import { Module, type DynamicModule } from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import { LOGGER, type Logger } from '@shop/telemetry';
import { IdempotentCommands } from './idempotent-commands.js';
import { KeptAnswerUpkeep } from './kept-answer-upkeep.js';

export interface IdempotencyOptions {
  /** How long a client may send a command again and get the first answer. */
  keepHours: number;
  /** Whether this process drops old answers. A process without commands need not. */
  drops: boolean;
}

/**
 * `IdempotentCommands` for every controller, and the upkeep of what they remember. Needs `WriteDatabase` and
 * `LOGGER`.
 */
@Module({})
export class IdempotencyModule {
  static forRoot({ keepHours, drops }: IdempotencyOptions): DynamicModule {
    const upkeep = {
      provide: KeptAnswerUpkeep,
      inject: [WriteDatabase, LOGGER],
      useFactory: (database: WriteDatabase, logger: Logger) =>
        new KeptAnswerUpkeep(database, keepHours, logger),
    };
    return {
      module: IdempotencyModule,
      global: true,
      providers: [IdempotentCommands, ...(drops ? [upkeep] : [])],
      exports: [IdempotentCommands],
    };
  }
}
