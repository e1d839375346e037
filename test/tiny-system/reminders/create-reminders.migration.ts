import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReminders1765000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table reminder (loan_id uuid primary key, reader text not null, remind_at timestamptz not null)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reminder');
  }
}
