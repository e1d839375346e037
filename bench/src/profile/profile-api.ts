import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually, shopDatabaseUrl, ShopProcesses } from '@shop/testing';
import { acceptOrders, forgetOrders } from '../http/accept.js';
import { OrderRequests } from '../http/order-requests.js';
import type { CpuProfile } from './cpu-profile.js';

const CLIENTS = 32;
const ON_SIGNAL = new URL('on-signal.js', import.meta.url).href;

/** Profiles the API of the order service, in a process with no other role, while it accepts orders. */
export async function profileApi(milliseconds: number): Promise<CpuProfile> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'order.cpuprofile');
  const shop = new ShopProcesses('bench-profile');
  const env = { ROLES: 'api', RATE_LIMIT: '0', NODE_OPTIONS: `--import ${ON_SIGNAL}`, PROFILE: file };
  try {
    const { url, process: service } = await shop.start('order', env);
    const requests = new OrderRequests(new URL(url), CLIENTS);
    await requests.prepare();
    await acceptOrders(requests, CLIENTS, milliseconds / 2);
    process.kill(service.pid, 'SIGUSR2');
    await acceptOrders(requests, CLIENTS, milliseconds);
    process.kill(service.pid, 'SIGUSR2');
    await eventually(() => existsSync(file), Boolean, 'the service never left its profile');
    requests.close();
    return JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  } finally {
    await shop.close();
    await forgetAll();
    rmSync(folder, { recursive: true });
  }
}

/** No relay runs here, and none must publish these facts later. */
async function forgetAll(): Promise<void> {
  const client = new Client({ connectionString: shopDatabaseUrl('order', 'write') });
  await client.connect();
  await forgetOrders(client);
  await client.end();
}
