import type { Migration, QueryRunner } from '@shop/database';

export class CreateStock1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stock (
        sku text primary key,
        on_hand integer not null default 0 check (on_hand >= 0),
        reserved integer not null default 0 check (reserved >= 0),
        shipped integer not null default 0 check (shipped >= 0),
        version integer not null default 0
      )`);
  }
}
