import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { FaultError, Faults, ReplayError, TriageError } from '@shop/inbox';
import { ParkedRowError } from '@shop/outbox';
import { domainErrors, PROBLEM_MAPPERS, ProblemFilter, ValidationPipe } from '@shop/http';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { RedriveController } from './dead-letters/redrive.controller.js';
import { TriageDesks } from './dead-letters/triage-desks.js';
import { FaultsController } from './faults/faults.controller.js';
import { OutboxDesks } from './parked-rows/outbox-desks.js';
import { ParkedRowsController } from './parked-rows/parked-rows.controller.js';
import { ReplayDesks } from './replays/replay-desks.js';
import { ReplaysController } from './replays/replays.controller.js';
import { WhereaboutsController } from './whereabouts/whereabouts.controller.js';

export interface Desks {
  triage: TriageDesks;
  outbox: OutboxDesks;
  faults: Faults;
  replays: ReplayDesks;
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
  domainErrors(FaultError, { UNKNOWN_GROUP: 422, UNKNOWN_TOPIC: 422 }),
];

/** An application of its own, on a port of its own: what it can do is not for those who may place orders. */
@Module({})
export class OperationsModule {
  static forRoot({ triage, outbox, faults, replays }: Desks): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [
        DeadLettersController,
        RedriveController,
        ParkedRowsController,
        FaultsController,
        WhereaboutsController,
        ReplaysController,
      ],
      providers: [
        { provide: TriageDesks, useValue: triage },
        { provide: OutboxDesks, useValue: outbox },
        { provide: Faults, useValue: faults },
        { provide: ReplayDesks, useValue: replays },
        { provide: PROBLEM_MAPPERS, useValue: problems },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}
