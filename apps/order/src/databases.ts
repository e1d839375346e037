import { inboxMigrations } from '@shop/inbox';
import { outboxMigrations } from '@shop/outbox';
import type { ServiceDatabases } from '@shop/service';
import { ProductEntity } from './catalogue/persistence/product.entity.js';
import { CreateOrderOverview1764000000001 } from './migrations/read/0001-create-order-overview.js';
import { CreateProductAvailability1764000000002 } from './migrations/read/0002-create-product-availability.js';
import { CreateProducts1764000000001 } from './migrations/write/0001-create-products.js';
import { CreateOrders1764000000002 } from './migrations/write/0002-create-orders.js';
import { OrderEntity } from './ordering/persistence/order.entity.js';

// Projections are made of plain SQL, so the read side has no entities.
export const databases: ServiceDatabases = {
  write: {
    entities: [ProductEntity, OrderEntity],
    migrations: [
      ...outboxMigrations,
      ...inboxMigrations,
      CreateProducts1764000000001,
      CreateOrders1764000000002,
    ],
  },
  read: {
    entities: [],
    migrations: [
      ...outboxMigrations,
      ...inboxMigrations,
      CreateOrderOverview1764000000001,
      CreateProductAvailability1764000000002,
    ],
  },
};
