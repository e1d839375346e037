import { readFileSync } from 'node:fs';
import { shopServices } from '@shop/testing';
import type { Shop } from './shop.js';

/** The log lines of the services of a shop, as they are in the files. */
export function logsOf({ processes }: Shop): string {
  return shopServices.map((service) => readFileSync(processes.get(service).log, 'utf8')).join('');
}

/** The lines about its story. */
export function storyLinesOf(shop: Shop): Record<string, unknown>[] {
  const lines = logsOf(shop)
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'));
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ correlationId }) => correlationId === shop.correlationId);
}
