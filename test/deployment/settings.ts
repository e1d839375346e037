import { variablesOf } from '@shop/service';
import { settings as invoice } from '../../apps/invoice/src/config.js';
import { settings as order } from '../../apps/order/src/config.js';
import { settings as shipment } from '../../apps/shipment/src/config.js';
import { settings as shop } from '../../apps/shop/src/config.js';

const schemas = { order, shipment, invoice };

/** Every variable that the processes of a service read, by the schema they read them with. */
export function serviceVariables(service: keyof typeof schemas): string[] {
  // A service is what it is, whatever the environment says.
  return [...variablesOf(schemas[service]), 'OTEL_EXPORTER_OTLP_ENDPOINT']
    .filter((variable) => variable !== 'NAME')
    .toSorted();
}

/** Every variable that the command line reads. */
export function shopVariables(): string[] {
  const operations = Object.keys(schemas).map((service) => `${service.toUpperCase()}_OPERATIONS_URL`);
  return [...variablesOf(shop), ...operations, 'OPERATIONS_TOKEN'].toSorted();
}
