import type { Migration, QueryRunner } from '@shop/database';

export class CreateLoans1765000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table loan (id uuid primary key, title text not null, reader text not null)');
  }
}
