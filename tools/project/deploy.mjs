import { serviceEnvironment, toolEnvironment } from '../stack/environment.mjs';
import { logFile } from '../stack/paths.mjs';
import { runOrFail } from '../stack/processes.mjs';
import { step } from '../stack/progress.mjs';
import { services } from '../stack/services.mjs';
import { nodeCommand } from './prepare.mjs';

/**
 * Databases, tables, topics, access and schemas: everything the services expect to find. @param
 * {import('../stack/part.mjs').Instance} shop
 */
export async function deploy(shop) {
  await step('Databases', () => runShop(shop, 'databases', 'apply'));
  const migrations = services.map((service) => step(`Tables of ${service}`, () => migrate(shop, service)));
  const access = step('Access', () => runShop(shop, 'access', 'apply'));
  const topicsAndSchemas = step('Topics and schemas', async () => {
    await runShop(shop, 'topics', 'apply');
    await runShop(shop, 'schemas', 'publish');
  });
  const outcomes = await Promise.allSettled([...migrations, access, topicsAndSchemas]);
  const failure = outcomes.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}

/** The shop's command line. @param {string[]} args */
export function shopCommand(args, ports) {
  const program = ['--enable-source-maps', 'dist/apps/shop/src/main.js'];
  return nodeCommand([...program, ...args], { env: toolEnvironment(ports) });
}

function runShop({ folder, ports, processes, signal }, ...args) {
  const log = logFile(folder, `shop-${args.join('-')}`);
  const command = shopCommand(args, ports);
  // The servers are known to run. On a busy machine they answer late.
  const env = { ...command.env, SERVERS_ANSWER_WITHIN_MS: '30000' };
  return runOrFail(processes, `shop ${args.join(' ')}`, { ...command, env, log }, signal);
}

function migrate({ folder, ports, processes, signal }, service) {
  const env = serviceEnvironment(service, ports);
  const log = logFile(folder, `migrate-${service}`);
  const program = ['--enable-source-maps', `dist/apps/${service}/src/migrate.js`];
  return runOrFail(
    processes,
    `The migrations of ${service}`,
    { ...nodeCommand(program, { env }), log },
    signal,
  );
}
