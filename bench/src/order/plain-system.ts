import { join } from 'node:path';
import {
  eventually,
  Guard,
  projectRoot,
  shopServices,
  unusedPort,
  withAdmin,
  type ShopService,
} from '@shop/testing';
import { benchDatabase } from '../stack/bench-database.js';
import { PARTITIONS } from '../stack/topic.js';
import type { OrderSystem } from './order-system.js';
import { plainTopic, topics } from './plain/facts.js';
import { PLAIN_TABLES } from './plain/tables.js';
import { startCounting } from './start-counting.js';

/** The same options as those of the shop's services. */
const NODE_OPTIONS = ['--max-semi-space-size=16', '--v8-pool-size=2'];
const MAIN = join(projectRoot, 'dist/bench/src/order/plain/main.js');

/** The same path without any of the promises. */
export async function startPlain(): Promise<OrderSystem> {
  const names = Object.values(topics);
  await withAdmin((admin) =>
    admin.apply(names.map((name) => ({ name, partitions: PARTITIONS, config: {} }))),
  );
  const tables = await benchDatabase([]);
  const guard = new Guard();
  const close = async (): Promise<void> => {
    await guard.close();
    await tables.drop();
  };
  try {
    const client = await tables.connect();
    await client.query(PLAIN_TABLES);
    const started = await Promise.all(shopServices.map((name) => startService(guard, name, tables.url)));
    const of = <Part>(part: (each: (typeof started)[number]) => Part) =>
      Object.fromEntries(started.map((each) => [each.name, part(each)])) as Record<ShopService, Part>;
    return {
      urls: of(({ url }) => url),
      processes: of(({ pid, counting }) => ({ pid, counting })),
      topics: names,
      topic: plainTopic,
      // It has no read model in which an order could get stuck.
      testify: () => Promise.resolve(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startService(guard: Guard, name: ShopService, databaseUrl: string) {
  const port = await unusedPort();
  const url = `http://127.0.0.1:${port}`;
  const { counting, env } = startCounting();
  const { pid } = await guard.start({
    command: process.execPath,
    args: [...NODE_OPTIONS, MAIN, name, String(port), databaseUrl],
    cwd: projectRoot,
    env: { NODE_ENV: 'production', ...env },
    log: join(process.env['STACK_FOLDER'] ?? projectRoot, 'logs', `plain-${name}.log`),
  });
  const answers = () => fetch(url).then(Boolean, () => false);
  await eventually(answers, Boolean, `the plain ${name} service never answered`, { timeout: 60_000 });
  return { name, url, pid, counting };
}
