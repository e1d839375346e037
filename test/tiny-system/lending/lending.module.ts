import { Module, type DynamicModule } from '@nestjs/common';
import { idempotencyMigrations } from '@shop/http';
import { inboxMigrations } from '@shop/inbox';
import { outboxMigrations } from '@shop/outbox';
import { projectionMigrations } from '@shop/projection';
import { ServiceModule, type ServiceConfig, type ServiceDatabases } from '@shop/service';
import { catalogue } from '../catalogue.js';
import { CreateLoans1765000000001 } from './create-loans.migration.js';
import { LendBookController } from './lend-book.controller.js';

export const databases: ServiceDatabases = {
  write: {
    entities: [],
    migrations: [...outboxMigrations, ...inboxMigrations, ...idempotencyMigrations, CreateLoans1765000000001],
  },
  read: { entities: [], migrations: [...outboxMigrations, ...inboxMigrations, ...projectionMigrations] },
  projections: [],
};

/** Lends books. Publishes `book-lent`. */
@Module({})
export class LendingModule {
  static forRoot(config: ServiceConfig): DynamicModule {
    return {
      module: LendingModule,
      imports: [ServiceModule.forRoot(config, { catalogue, databases })],
      controllers: [LendBookController],
    };
  }
}
