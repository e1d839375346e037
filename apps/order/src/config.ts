import { services } from '@shop/contracts';
import { readSettings, serviceSettings, wholeNumber, type Environment } from '@shop/service';

export const settings = serviceSettings({ name: 'order', httpPort: services.order.port }).extend({
  /** How long a query waits for the view to reach the version that the client asks for. */
  viewWaitMs: wholeNumber({ min: 0, max: 30_000 }).default(2_000),
});

export function readConfig(environment: Environment) {
  return readSettings(settings, environment);
}

export type OrderConfig = ReturnType<typeof readConfig>;
