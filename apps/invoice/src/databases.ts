import { inboxMigrations } from '@shop/inbox';
import { outboxMigrations } from '@shop/outbox';
import { projectionMigrations } from '@shop/projection';
import { idempotencyMigrations } from '@shop/http';
import { type ServiceDatabases } from '@shop/service';
import { InvoiceEntity } from './invoicing/persistence/invoice.entity.js';
import { CreateInvoices1764000000001 } from './migrations/write/0001-create-invoices.js';
import { projections } from './projections.js';

// Projections are made of plain SQL, so the read side has no entities.
export const databases: ServiceDatabases = {
  write: {
    entities: [InvoiceEntity],
    migrations: [
      ...outboxMigrations,
      ...inboxMigrations,
      ...idempotencyMigrations,
      CreateInvoices1764000000001,
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
