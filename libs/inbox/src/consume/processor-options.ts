import type { Database } from '@shop/database';
import type { EventSerde, GroupHandlers } from '@shop/messaging';
import type { Parking } from '../ledger/parking.js';
import type { Circuit } from './circuit-breaker.js';
import type { ScopeOptions } from './delivery-scope.js';

/** The parts that all processors of a group share: the one for its topics and those for its retry tiers. */
export interface ProcessorOptions extends ScopeOptions {
  handlers: GroupHandlers;
  /**
   * The database of the handlers' effects. It also has the log of processed events, the ledger and an outbox.
   */
  database: Database;
  serde: EventSerde;
  parking: Parking;
  circuit: Circuit;
}
