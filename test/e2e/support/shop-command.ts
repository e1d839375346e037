import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { services } from '@shop/contracts';
import { shopServices } from '@shop/testing';
import type { Shop } from './shop.js';

const run = promisify(execFile);
/** Operations are served this far above the HTTP port. */
const OPERATIONS_OFFSET = 10;

/** The output of `npm run shop -- <args>` on the stack of this test run. Rejects when it fails. */
export async function runShopCommand(args: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, ...env } };
  try {
    const { stdout } = await run(process.execPath, ['dist/apps/shop/src/main.js', ...args], options);
    return stdout;
  } catch (error) {
    // The error itself shows only half of the output.
    if (error instanceof Error && 'stdout' in error) error.message += `\n${String(error.stdout)}`;
    throw error;
  }
}

/** Where the services of a story are. */
export function addressesOf({ processes }: Shop): Record<string, string> {
  const addresses = shopServices.flatMap((service) => {
    const url = new URL(processes.get(service).url);
    const operations = new URL(url);
    operations.port = String(Number(url.port) + OPERATIONS_OFFSET);
    const name = service.toUpperCase();
    return [
      [`${name}_URL`, url.origin],
      [`${name}_OPERATIONS_URL`, operations.origin],
    ];
  });
  return Object.fromEntries(addresses) as Record<string, string>;
}

/** The same text, with the addresses of a story's services where it has those of `npm start`. */
export function addressedTo(shop: Shop, text: string): string {
  const addresses = addressesOf(shop);
  return shopServices.reduce((changed, service) => {
    const name = service.toUpperCase();
    const { port } = services[service];
    return changed
      .replaceAll(`http://127.0.0.1:${port}`, addresses[`${name}_URL`] ?? '')
      .replaceAll(`http://127.0.0.1:${port + OPERATIONS_OFFSET}`, addresses[`${name}_OPERATIONS_URL`] ?? '');
  }, text);
}
