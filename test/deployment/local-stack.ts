import { join } from 'node:path';
import type { ServiceName } from '@shop/contracts';
import { ROOT } from './compose-file.js';

/** The stack that `npm start` runs, as the scripts in tools/ describe it. */
export interface LocalStack {
  versions: Record<'kafka' | 'registry', string>;
  /** By part: the variable that sets its port, and the port without it. */
  portSettings: Record<string, [variable: string, standard: number]>;
  superuser: { name: string; password: string };
  registryDatabase: { name: string; user: string; password: string };
  brokerUser: string;
  operationsUser: string;
  services: readonly ServiceName[];
  registryUrl(ports: Record<string, number>): string;
  serviceEnvironment(service: ServiceName, ports: Record<string, number>): Record<string, string>;
  toolEnvironment(ports: Record<string, number>): Record<string, string>;
}

const files = [
  'versions',
  'ports',
  'postgres-data',
  'postgres',
  'registry',
  'kafka-users',
  'services',
  'environment',
];

/** The scripts are plain JavaScript without declarations, so their modules are typed here. */
export async function readLocalStack(): Promise<LocalStack> {
  const modules = files.map((file) => import(join(ROOT, `tools/stack/${file}.mjs`)) as Promise<object>);
  return Object.assign({}, ...(await Promise.all(modules))) as LocalStack;
}

/** The ports of the stack when nothing else is said. */
export function standardPorts({ portSettings }: LocalStack): Record<string, number> {
  return Object.fromEntries(Object.entries(portSettings).map(([part, [, standard]]) => [part, standard]));
}
