import type { Migration, QueryRunner } from '@shop/database';

export class CreateReminders1765000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table reminder (loan_id uuid primary key, reader text not null, remind_at timestamptz not null)',
    );
  }
}
