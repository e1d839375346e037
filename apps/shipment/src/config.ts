import { services } from '@shop/contracts';
import { readSettings, serviceSettings, type Environment } from '@shop/service';

export const settings = serviceSettings({ name: 'shipment', httpPort: services.shipment.port });

export function readConfig(environment: Environment) {
  return readSettings(settings, environment);
}

export type ShipmentConfig = ReturnType<typeof readConfig>;
