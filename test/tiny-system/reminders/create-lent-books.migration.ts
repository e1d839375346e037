import type { Migration, QueryRunner } from '@shop/database';

export class CreateLentBooks1765000000003 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lent_book (
        loan_id text primary key,
        version int not null,
        reader text not null,
        title text not null,
        lent_at timestamptz not null,
        due_at timestamptz not null
      )`);
    await runner.query('create index lent_book_by_reader on lent_book (reader)');
  }
}
