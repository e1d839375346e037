import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@shop/database';
import { Ledger, Parking } from '@shop/inbox';
import { EventSerde } from '@shop/messaging';
import { ReadWakeUp, WriteWakeUp, type WakeUp } from '@shop/outbox';
import { CATALOGUE, groupOf, type Catalogue } from '@shop/topics';
import { OperatorDatabases } from './operator-databases.js';
import { OPERATIONS_CONFIG, type OperationsConfig } from './operations-config.js';

/** A consumer group, with the database in which it has its effects and its ledger. */
export interface OperatedGroup {
  database: Database;
  serde: EventSerde;
  /** The topics of the system. The content of an event follows from them. */
  topics: Catalogue;
  parking: Parking;
  wakeUp: WakeUp;
}

/** The two groups of a service: the one that reacts, and the one that fills its read models. */
@Injectable()
export class OperatedGroups {
  readonly reactions: OperatedGroup;
  readonly projections: OperatedGroup;

  constructor(
    @Inject(OPERATIONS_CONFIG) { name, retryDelays }: OperationsConfig,
    @Inject(CATALOGUE) topics: Catalogue,
    serde: EventSerde,
    { write, read }: OperatorDatabases,
    writeWakeUp: WriteWakeUp,
    readWakeUp: ReadWakeUp,
  ) {
    const group = (consumer: string, database: Database, wakeUp: WakeUp): OperatedGroup => {
      const parking = new Parking(new Ledger(consumer), retryDelays, wakeUp);
      return { database, serde, topics, parking, wakeUp };
    };
    this.reactions = group(groupOf(name, 'reaction'), write, writeWakeUp);
    this.projections = group(groupOf(name, 'projection'), read, readWakeUp);
  }
}
