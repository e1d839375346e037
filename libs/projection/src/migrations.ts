import type { Migration, QueryRunner } from '@shop/database';

/** The progress of rebuilds, kept beside the tables that they fill, and changed in the same transactions. */
class CreateProjectionRebuild1700000000008 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table projection_rebuild (
        projection text primary key,
        phase text not null,
        migrations text[] not null,
        added_migrations text[] not null default '{}',
        complete_from timestamptz,
        started_at timestamptz not null default clock_timestamp(),
        changed_at timestamptz not null default clock_timestamp()
      )`);
    await runner.query(`
      create table projection_position (
        projection text not null references projection_rebuild on delete cascade,
        topic text not null,
        partition int not null,
        next_offset bigint not null,
        primary key (projection, topic, partition)
      )`);
  }
}

/** The tables of a read database for rebuilds of its projections. */
export const projectionMigrations = [CreateProjectionRebuild1700000000008];
