import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLoans1765000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table loan (id uuid primary key, title text not null, reader text not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table loan');
  }
}
