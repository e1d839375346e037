import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@shop/testing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { lockRow, sendUpdate, type Database } from '../src/index.js';

const ID = '01900000-0000-7000-8000-000000000001';

@Entity('parcel')
class ParcelEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date | null;

  @Column('jsonb')
  lines!: readonly { sku: string }[] | null;

  @Column('text', { array: true })
  notes!: string[];
}

describe('A row of an entity', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [], entities: [ParcelEntity] }));
    await database.query(
      'create table parcel (id uuid primary key, sent_at timestamptz, lines jsonb, notes text[])',
    );
  });
  beforeEach(async () => {
    await database.query(`truncate parcel`);
    await database.query(`insert into parcel values ($1, null, '[{"sku": "kettle"}]', '{fragile}')`, [ID]);
  });
  afterAll(() => drop());

  const found = (): Promise<ParcelEntity | undefined> =>
    database.transaction((tx) => lockRow(tx, ParcelEntity, ID));

  it('is read by the names of its fields', async () => {
    expect(await found()).toEqual({ id: ID, sentAt: null, lines: [{ sku: 'kettle' }], notes: ['fragile'] });
  });

  it('may not be there', async () => {
    await database.query('truncate parcel');
    expect(await found()).toBeUndefined();
  });

  it('is locked until the end of the transaction', async () => {
    const taken = await database.transaction(async (tx) => {
      await lockRow(tx, ParcelEntity, ID);
      return database.query('select from parcel for update skip locked');
    });
    expect(taken).toEqual([]);
  });

  it('keeps what is written, and what is not', async () => {
    const changes = { sentAt: new Date(0), lines: [{ sku: 'teapot' }, { sku: 'cup' }] };
    await database.transaction((tx) => sendUpdate(tx, ParcelEntity, { id: ID, ...changes }));
    expect(await found()).toEqual({ id: ID, ...changes, notes: ['fragile'] });
  });

  it('keeps lists of text and nothing as what they are', async () => {
    const changes = { lines: null, notes: ['heavy', 'cold'] };
    await database.transaction((tx) => sendUpdate(tx, ParcelEntity, { id: ID, ...changes }));
    expect(await found()).toEqual({ id: ID, sentAt: null, ...changes });
  });
});
