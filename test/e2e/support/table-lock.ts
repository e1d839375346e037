import { Database } from '@shop/database';
import { eventually, PATIENTLY, shopDatabaseUrl } from '@shop/testing';

type Mode = 'access share' | 'exclusive';

/**
 * Blocks every conflicting access to the table of the order service while the work runs. So a test can catch
 * a process in the middle of its work.
 */
export async function whileLocked(
  table: string,
  mode: Mode,
  work: (somebodyWaits: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const database = new Database({
    ...PATIENTLY,
    name: 'e2e lock',
    url: shopDatabaseUrl('order', 'read'),
    poolSize: 2,
  });
  await database.connect();
  const somebodyWaits = async (): Promise<void> => {
    await eventually(
      () => database.query('select from pg_locks where relation = $1::regclass and not granted', [table]),
      (waiting) => waiting.length > 0,
      `nobody ever waited for ${table}`,
      { timeout: 60_000 },
    );
  };
  try {
    await database.transaction(async (tx) => {
      // On a machine that is busy the work can take longer than the server lets a transaction idle.
      await tx.query('set local idle_in_transaction_session_timeout = 0');
      await tx.query(`lock table ${table} in ${mode} mode`);
      await work(somebodyWaits);
    });
  } finally {
    await database.close();
  }
}
