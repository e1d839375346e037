import { Module, type DynamicModule } from '@nestjs/common';
import { serviceDatabases, ServiceModule, type ServiceConfig } from '@shop/service';
import { catalogue } from '../catalogue.js';
import { CreateLoans1765000000001 } from './create-loans.migration.js';
import { LendBookController } from './lend-book.controller.js';

export const databases = serviceDatabases({
  entities: [],
  migrations: [CreateLoans1765000000001],
  projections: [],
});

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
