import { Client } from 'pg';
import { stackAddresses, type ShopService } from '@shop/testing';

interface Sessions {
  service: ShopService;
  count: number;
  pick: number;
}

/**
 * Ends some sessions of a service, as an administrator would. Returns how many: 0 while the database is
 * away.
 */
export async function endSessions({ service, count, pick }: Sessions): Promise<number> {
  const client = new Client({ connectionString: stackAddresses().postgresAdminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where usename in ($1, $2) order by backend_start, pid`,
      [`${service}_write`, `${service}_read`],
    );
    const first = Math.floor(pick * rows.length);
    const chosen = [...rows.slice(first), ...rows.slice(0, first)].slice(0, count);
    await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [
      chosen.map(({ pid }) => pid),
    ]);
    return chosen.length;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
