import { LOCAL_OPERATIONS_TOKEN } from '@shop/operations';
import type { ShopService } from '@shop/testing';
import type { Shop } from './shop.js';

/** Asks the operations of a service, as the command line does. */
export async function operate(shop: Shop, service: ShopService, path: string, body: object): Promise<void> {
  const response = await fetch(`${shop.operationsUrl(service)}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${LOCAL_OPERATIONS_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
}

export async function metricsOf(shop: Shop, service: ShopService): Promise<string> {
  const response = await fetch(`${shop.operationsUrl(service)}/metrics`, {
    signal: AbortSignal.timeout(60_000),
  });
  return response.text();
}
