import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@shop/testing';
import { Database } from '../src/index.js';

describe.each([true, false])('A statement (pipeline: %s)', (pipeline) => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [], pipeline }));
    await database.query('create table thing (name text)');
  });
  afterAll(() => drop());

  it('is prepared once by a session that runs it again', async () => {
    const prepared = await database.transaction(async (tx) => {
      for (const name of ['kettle', 'teapot']) await tx.query('insert into thing (name) values ($1)', [name]);
      return tx.query(`select 1 from pg_prepared_statements where statement like 'insert into thing%'`);
    });
    expect(prepared).toHaveLength(1);
  });

  it('sees a column that a migration has added since', async () => {
    const kettles = (): Promise<object[]> =>
      database.transaction((tx) => tx.query('select * from thing where name = $1', ['kettle']));
    await kettles();
    await database.query('alter table thing add column colour text');
    expect(await kettles()).toEqual([{ name: 'kettle', colour: null }]);
  });

  it('runs at READ COMMITTED, whatever the default of the server', async () => {
    await database.query(
      `alter database ${database.options.name} set default_transaction_isolation = serializable`,
    );
    const session = new Database(database.options);
    await session.connect();
    const [level] = await session.transaction((tx) => tx.query('show transaction_isolation'));
    await session.close();
    expect(level).toEqual({ transaction_isolation: 'read committed' });
  });
});
