import { serviceUrl } from '../stack/environment.mjs';
import { logFile } from '../stack/paths.mjs';
import { services } from '../stack/services.mjs';

const order = {
  customerId: 'ada',
  lines: [{ sku: 'MUG', quantity: 2 }],
  shippingAddress: {
    recipient: 'Ada Lovelace',
    street: "12 St James's Square",
    postalCode: 'SW1Y 4JH',
    city: 'London',
    countryCode: 'GB',
  },
};

/**
 * Prints things to try next. The console comes last, where people find it.
 * @param {import('../stack/ports.mjs').Ports} ports @param {string} folder @param {string} [consoleAddress]
 */
export function printWelcome(ports, folder, consoleAddress) {
  const orders = serviceUrl('order', ports);
  console.log('\nThe shop is up. Ctrl-C stops it; the data stays.\n');
  for (const service of services) console.log(`  ${service.padEnd(9)} ${serviceUrl(service, ports)}/docs`);
  console.log(`  ${'logs'.padEnd(9)} ${logFile(folder, '*')}\n`);
  console.log(`  curl -s ${orders}/products`);
  console.log(`  curl -s ${orders}/orders -H 'content-type: application/json' -d @- <<'END'`);
  console.log(`${JSON.stringify(order)}\nEND\n`);
  if (consoleAddress) console.log(`  See it happen: ${consoleAddress}\n`);
}
