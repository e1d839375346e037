import { Module, type DynamicModule } from '@nestjs/common';
import { serviceDatabases, ServiceModule, type ServiceConfig } from '@shop/service';
import { catalogue } from '../catalogue.js';
import { CreateLentBooks1765000000003 } from './create-lent-books.migration.js';
import { CreateReminders1765000000002 } from './create-reminders.migration.js';
import { LentBooksController } from './lent-books.controller.js';
import { LentBooksProjector } from './lent-books.projector.js';
import { PlanReminderWhenBookLent } from './plan-reminder-when-book-lent.consumer.js';

export const databases = serviceDatabases({
  entities: [],
  migrations: [CreateReminders1765000000002],
  projections: [{ projector: LentBooksProjector, migrations: [CreateLentBooks1765000000003] }],
});

/** Plans reminders of books that are to come back, and shows who has which. Reads `book-lent`. */
@Module({})
export class RemindersModule {
  static forRoot(config: ServiceConfig): DynamicModule {
    return {
      module: RemindersModule,
      imports: [ServiceModule.forRoot(config, { catalogue, databases })],
      controllers: [PlanReminderWhenBookLent, LentBooksProjector, LentBooksController],
    };
  }
}
