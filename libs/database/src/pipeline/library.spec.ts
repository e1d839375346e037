import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, installedVersion } from '@shop/testing';
import { Client, Query } from 'pg';
import { DataSource } from 'typeorm';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';

/** If these fail, read this folder against the new version before you change what they expect. */
describe('The driver and TypeORM under the pipeline', () => {
  it('are the versions that it was written for', () => {
    expect(installedVersion('pg')).toBe('8.23.1');
    expect(installedVersion('typeorm')).toBe('1.1.1');
  });

  it('have the internals that it was written for', () => {
    expect(fingerprintOf(Query)).toBe('65c6baae14173b88');
    expect(fingerprintOf(Client)).toBe('7208601a24d556db');
    expect(fingerprintOf(PostgresQueryRunner)).toBe('af3225ead2e0c782');
  });

  it('keep the state of a transaction in fields that can be set from outside', () => {
    const runner = new DataSource({ type: 'postgres' }).createQueryRunner();
    expect(runner).toMatchObject({ isTransactionActive: false, transactionDepth: 0 });
  });
});
