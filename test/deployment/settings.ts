import { serviceNames, type ServiceName } from '@shop/contracts';
import { variablesOf, type Environment, type ServiceConfig } from '@shop/service';
import type { z } from 'zod';
import { settings as shop } from '../../apps/shop/src/config.js';
import { ofEachService } from '../apps.js';

const configs = await ofEachService<{
  settings: z.ZodObject;
  readConfig: (environment: Environment) => ServiceConfig;
}>('config');

/** The configuration of a service in an environment, as its process reads it. */
export function readConfigOf(service: ServiceName, environment: Environment): ServiceConfig {
  return configs[service].readConfig(environment);
}

/** Every variable that the processes of a service read, by the schema they read them with. */
export function serviceVariables(service: ServiceName): string[] {
  // A service is what it is, whatever the environment says.
  return [...variablesOf(configs[service].settings), 'OTEL_EXPORTER_OTLP_ENDPOINT']
    .filter((variable) => variable !== 'NAME')
    .toSorted();
}

/** Every variable that the command line reads. */
export function shopVariables(): string[] {
  const operations = serviceNames.map((service) => `${service.toUpperCase()}_OPERATIONS_URL`);
  return [...variablesOf(shop), ...operations, 'OPERATIONS_TOKEN'].toSorted();
}
