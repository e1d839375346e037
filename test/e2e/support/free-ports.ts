import { serviceNames } from '@shop/contracts';
import { unusedPort } from '@shop/testing';

const others = [
  'POSTGRES',
  'KAFKA',
  'KAFKA_CONTROLLER',
  'REGISTRY',
  'REGISTRY_MANAGEMENT',
  'CONSOLE',
  'INSPECTOR',
];

/**
 * Free ports for everything that `npm start` and `npm run dev` listen on, in the variables that set them.
 * @param added services that are no part of the shop yet
 */
export async function freePorts(...added: string[]): Promise<Record<string, string>> {
  const names = [...serviceNames, ...added].map((name) => name.toUpperCase());
  const ports = [...names, ...others].map(async (name) => [`${name}_PORT`, String(await unusedPort())]);
  return Object.fromEntries(await Promise.all(ports)) as Record<string, string>;
}
