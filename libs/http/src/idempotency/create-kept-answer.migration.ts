import type { Migration, QueryRunner } from '@shop/database';

/**
 * The answer is missing only in the transaction that takes the key. It is `json`, not `jsonb`, which would
 * give the members of the body another order than they had in the first answer.
 */
export class CreateKeptAnswer1700000000006 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kept_answer (
        key text primary key,
        fingerprint text not null,
        headers json,
        body json,
        kept_at timestamptz not null default now()
      )`);
    await runner.query('create index kept_answer_by_time on kept_answer (kept_at)');
  }
}
