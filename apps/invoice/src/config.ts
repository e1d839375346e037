import { readSettings, serviceSettings, type Environment } from '@shop/service';

export const settings = serviceSettings({ name: 'invoice', httpPort: 3003 });

export function readConfig(environment: Environment) {
  return readSettings(settings, environment);
}

export type InvoiceConfig = ReturnType<typeof readConfig>;
