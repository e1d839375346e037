import { services } from '@shop/contracts';
import { shopServices } from '@shop/testing';
import type { Shop } from './shop.js';

export { runShopCommand } from './run-shop-command.js';

/** Operations are served this far above the HTTP port. */
const OPERATIONS_OFFSET = 10;

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
