import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, installedVersion } from '@shop/testing';
import { Client, Query } from 'pg';
import { DataSource } from 'typeorm';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';

/** If these fail, read this folder against the new version before you change what is expected. */
describe('The driver and TypeORM under the pipeline', () => {
  it('are the versions that it was written for', () => {
    expect(installedVersion('pg')).toBe('8.23.1');
    expect(installedVersion('typeorm')).toBe('1.1.1');
  });

  it('are inside as it knows them', () => {
    expect(fingerprintOf(Query)).toBe('65c6baae14173b88');
    expect(fingerprintOf(Client)).toBe('7208601a24d556db');
    expect(fingerprintOf(PostgresQueryRunner)).toBe('af3225ead2e0c782');
  });

  it('let a transaction be noted that TypeORM has not begun', () => {
    const runner = new DataSource({ type: 'postgres' }).createQueryRunner();
    expect(runner).toMatchObject({ isTransactionActive: false, transactionDepth: 0 });
  });
});
