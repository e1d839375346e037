import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { EnvironmentCheck, GroupInUseError, RefuseForeignChangesGuard } from '@shop/environment';
import { FaultError, Faults, ReplayError, TriageError } from '@shop/inbox';
import { ParkedRowError } from '@shop/outbox';
import { domainErrors, PROBLEM_MAPPERS, ProblemFilter, ValidationPipe } from '@shop/http';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { ManyDeadLettersController } from './dead-letters/many-dead-letters.controller.js';
import { Books } from './books/books.js';
import { BooksController } from './books/books.controller.js';
import { DeadLetterAdmin } from './dead-letters/dead-letter-admin.js';
import { EnvironmentController } from './environment/environment.controller.js';
import { FaultsController } from './faults/faults.controller.js';
import { OutboxAdmin } from './parked-rows/outbox-admin.js';
import { ManyParkedRowsController } from './parked-rows/many-parked-rows.controller.js';
import { ParkedRowsController } from './parked-rows/parked-rows.controller.js';
import { Projections } from './projections/projections.js';
import { ProjectionsController } from './projections/projections.controller.js';
import { ReplayAdmin } from './replays/replay-admin.js';
import { ReplaysController } from './replays/replays.controller.js';
import { Stopping } from './stopping.js';
import { WhereaboutsController } from './whereabouts/whereabouts.controller.js';

/** The collaborators of the controllers. */
export interface Admins {
  deadLetters: DeadLetterAdmin;
  outbox: OutboxAdmin;
  faults: Faults;
  replays: ReplayAdmin;
  books: Books;
  projections: Projections;
  environmentCheck: EnvironmentCheck;
}

/** Every other code is a 409: not in the event's or the row's present state. */
const problems = [
  domainErrors(TriageError, { EVENT_NOT_PARKED: 404 }),
  domainErrors(ReplayError, {
    TOPIC_NOT_HANDLED: 422,
    UNKNOWN_PARTITION: 422,
    RANGE_EMPTY: 422,
    RANGE_BEYOND_LOG: 422,
  }),
  domainErrors(ParkedRowError, { OUTBOX_ROW_NOT_PARKED: 404 }),
  domainErrors(GroupInUseError),
  domainErrors(FaultError, { UNKNOWN_GROUP: 422, UNKNOWN_TOPIC: 422 }),
];

/** An application of its own, on a port of its own: customers who place orders must not reach it. */
@Module({})
export class OperationsApiModule {
  static forRoot(admins: Admins): DynamicModule {
    const { deadLetters, outbox, faults, replays, books, projections, environmentCheck } = admins;
    return {
      module: OperationsApiModule,
      controllers: [
        DeadLettersController,
        ManyDeadLettersController,
        ManyParkedRowsController,
        ParkedRowsController,
        FaultsController,
        WhereaboutsController,
        ReplaysController,
        BooksController,
        ProjectionsController,
        EnvironmentController,
      ],
      providers: [
        Stopping,
        { provide: DeadLetterAdmin, useValue: deadLetters },
        { provide: OutboxAdmin, useValue: outbox },
        { provide: Faults, useValue: faults },
        { provide: ReplayAdmin, useValue: replays },
        { provide: Books, useValue: books },
        { provide: Projections, useValue: projections },
        { provide: EnvironmentCheck, useValue: environmentCheck },
        { provide: APP_GUARD, useClass: RefuseForeignChangesGuard },
        { provide: PROBLEM_MAPPERS, useValue: problems },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}
