import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnvironmentCheck } from '@shop/environment';
import { Faults } from '@shop/inbox';
import { LOGGER, type Logger } from '@shop/telemetry';
import { Books } from './books/books.js';
import { createOperations } from './create-operations.js';
import { DeadLetterAdmin } from './dead-letters/dead-letter-admin.js';
import type { Admins } from './operations-api.module.js';
import { OPERATIONS_CONFIG, type OperationsConfig } from './operations-config.js';
import { operationsAddress } from './operations-address.js';
import { OutboxAdmin } from './parked-rows/outbox-admin.js';
import { Projections } from './projections/projections.js';
import { ReplayAdmin } from './replays/replay-admin.js';

/** Serves the operations of a running service and its metrics, on a port of their own, while it runs. */
@Injectable()
export class OperationsServer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #admins: Admins;
  #app: NestFastifyApplication | undefined;

  constructor(
    @Inject(OPERATIONS_CONFIG) private readonly config: OperationsConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    deadLetters: DeadLetterAdmin,
    outbox: OutboxAdmin,
    replays: ReplayAdmin,
    faults: Faults,
    books: Books,
    projections: Projections,
    environmentCheck: EnvironmentCheck,
  ) {
    this.#admins = { deadLetters, outbox, replays, faults, books, projections, environmentCheck };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { host, port, token } = operationsAddress(this.config);
    if (token === undefined) {
      this.logger.warn(
        'Operations serve metrics only: OPERATIONS_TOKEN is not set, and the service is not local',
      );
    }
    this.#app = await createOperations(this.#admins, token, this.logger, this.config);
    await this.#app.listen(port, host);
    this.logger.info({ url: await this.#app.getUrl() }, 'Operations are served');
  }

  /** Before consumers stop and databases close: what is asked for here needs them. */
  async onModuleDestroy(): Promise<void> {
    await this.#app?.close();
  }
}
