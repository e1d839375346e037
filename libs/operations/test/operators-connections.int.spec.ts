import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { inboxMigrations } from '@shop/inbox';
import { EventSerde } from '@shop/messaging';
import { outboxMigrations } from '@shop/outbox';
import { createTestDatabase, PATIENTLY, type TestDatabase } from '@shop/testing';
import { Books } from '../src/books/books.js';
import { booksProvider } from '../src/books/books.provider.js';
import { OperatorDatabases } from '../src/operator-databases.js';

const parts = {
  books: {
    aggregates: [],
    registers: [{ name: 'numbers', rows: `select '2026' as id, '2026' as about, 7 as "lastNumber"` }],
    views: [],
  },
  projections: [],
};

let test: TestDatabase;
let module: TestingModule;
beforeAll(async () => {
  test = await createTestDatabase({ migrations: [...outboxMigrations, ...inboxMigrations] });
  const options = { ...PATIENTLY, name: 'demo', url: test.url, poolSize: 1 };
  module = await Test.createTestingModule({
    providers: [
      { provide: WriteDatabase, useValue: new WriteDatabase(options) },
      { provide: ReadDatabase, useValue: new ReadDatabase(options) },
      { provide: EventSerde, useValue: {} },
      OperatorDatabases,
      booksProvider(parts),
    ],
  }).compile();
});
afterAll(async () => {
  await Promise.all([WriteDatabase, ReadDatabase].map((side) => module.get(side).close()));
  await module.get(OperatorDatabases).onApplicationShutdown();
  await test.drop();
});

it('Operators who stop to read hold no connection of requests', async () => {
  const stalled = Array.from({ length: 4 }, () => module.get(Books).rows());
  const rows = await Promise.all(stalled.map((audit) => audit.next()));
  expect(rows.map(({ value }) => value as object)).toEqual(
    Array.from({ length: 4 }, () => ({ register: 'numbers', row: expect.anything() })),
  );

  expect(await module.get(WriteDatabase).query('select 1 as free')).toEqual([{ free: 1 }]);
  await Promise.all(stalled.map((audit) => audit.return(undefined)));
});
