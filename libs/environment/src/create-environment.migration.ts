import type { Migration, QueryRunner } from '@shop/database';

/**
 * Records the environment of the database in one row. The first process that works with the database writes
 * it. `database_id` identifies the database, and stays with its data when they are moved.
 */
export class CreateEnvironment1700000000014 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table environment (
        is_only boolean primary key default true check (is_only),
        database_id uuid not null default gen_random_uuid(),
        name text,
        prefix text,
        cluster_id text,
        since timestamptz,
        actor text,
        reason text
      )`);
    await runner.query('insert into environment default values');
  }
}
