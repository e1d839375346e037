import type { Database } from '@shop/database';
import type { EventSerde, KafkaConnection, Position } from '@shop/messaging';
import type { DeployedProjection } from '../deployed-projection.js';

/** Parked and discarded events of the live group. */
export interface GroupLedger {
  /** The ids of events whose effect an operator has given up. */
  discarded(): Promise<ReadonlySet<string>>;
  /** The first parked event of each partition: it is not in the live tables. */
  firstParked(): Promise<Position[]>;
  /** The parked events of these keys, described. */
  parkedOf(keys: readonly string[]): Promise<string[]>;
}

export interface RebuildSetup {
  deployed: DeployedProjection;
  /** The read database, with more than a handful of connections. */
  database: Database;
  serde: EventSerde;
  kafka: KafkaConnection;
  ledger: GroupLedger;
}
