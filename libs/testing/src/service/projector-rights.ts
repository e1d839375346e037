import type { Database } from '@shop/database';
import { grantToProjector } from '@shop/projection';

/**
 * Grants a test database's projectors the rights that `databases apply` and the migrations of a service
 * grant.
 */
export async function allowProjectors(database: Database, tables: readonly string[]): Promise<void> {
  await database.query(`
    do $$ begin
      execute format('create role %I', session_user || '_projector');
    -- Another test may have created it, or do so at this moment.
    exception when duplicate_object or unique_violation then null;
    end $$`);
  await grantToProjector(database, 'public', tables);
}
