import { inboxMigrations } from '@shop/inbox';
import { outboxMigrations } from '@shop/outbox';
import { projectionMigrations } from '@shop/projection';
import { idempotencyMigrations } from '@shop/http';
import { type ServiceDatabases } from '@shop/service';
import { ProductEntity } from './catalogue/persistence/product.entity.js';
import { CreateProducts1764000000001 } from './migrations/write/0001-create-products.js';
import { CreateOrders1764000000002 } from './migrations/write/0002-create-orders.js';
import { AddTaxRate1764000000003 } from './migrations/write/0003-add-tax-rate.js';
import { OrderEntity } from './ordering/persistence/order.entity.js';
import { projections } from './projections.js';

// Projections are made of plain SQL, so the read side has no entities.
export const databases: ServiceDatabases = {
  write: {
    entities: [ProductEntity, OrderEntity],
    migrations: [
      ...outboxMigrations,
      ...inboxMigrations,
      ...idempotencyMigrations,
      CreateProducts1764000000001,
      CreateOrders1764000000002,
      AddTaxRate1764000000003,
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
