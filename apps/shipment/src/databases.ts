import { inboxMigrations } from '@shop/inbox';
import { outboxMigrations } from '@shop/outbox';
import { projectionMigrations } from '@shop/projection';
import { idempotencyMigrations } from '@shop/http';
import { type ServiceDatabases } from '@shop/service';
import { CreateStock1764000000001 } from './migrations/write/0001-create-stock.js';
import { CreateShipments1764000000002 } from './migrations/write/0002-create-shipments.js';
import { ShipmentEntity } from './shipping/persistence/shipment.entity.js';
import { projections } from './projections.js';

// Projections are made of plain SQL, so the read side has no entities.
export const databases: ServiceDatabases = {
  write: {
    entities: [ShipmentEntity],
    migrations: [
      ...outboxMigrations,
      ...inboxMigrations,
      ...idempotencyMigrations,
      CreateStock1764000000001,
      CreateShipments1764000000002,
    ],
  },
  read: {
    entities: [],
    migrations: [
      ...outboxMigrations,
      ...inboxMigrations,
      ...projectionMigrations,
      ...projections.flatMap(({ migrations }) => migrations),
    ],
  },
  projections,
};
