import { readFileSync } from 'node:fs';
import { packageFolder } from '@shop/topics';
import type list from '#services';

export type ServiceName = keyof typeof list;

export interface Service {
  /** The default port of its API. */
  port: number;
  /** Its purpose, in a sentence. */
  description: string;
}

const file = packageFolder(import.meta.url, 'services.json');

/** The services of the shop, as `services.json` lists them for the scripts in `tools/` too. */
export const services = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<ServiceName, Service>>;
export const serviceNames = Object.keys(services) as ServiceName[];
