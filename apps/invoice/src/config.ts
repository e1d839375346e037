import { services } from '@shop/contracts';
import { readSettings, serviceSettings, type Environment } from '@shop/service';

export const settings = serviceSettings({ name: 'invoice', httpPort: services.invoice.port });

export function readConfig(environment: Environment) {
  return readSettings(settings, environment);
}

export type InvoiceConfig = ReturnType<typeof readConfig>;
