import { services, serviceUrl } from '../stack/environment.mjs';
import { logFile } from '../stack/paths.mjs';

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

/** What to try next. @param {import('../stack/ports.mjs').Ports} ports @param {string} folder */
export function printWelcome(ports, folder) {
  const orders = serviceUrl('order', ports);
  console.log('\nThe shop is up. Ctrl-C stops it; the data stays.\n');
  for (const service of services) console.log(`  ${service.padEnd(9)} ${serviceUrl(service, ports)}/docs`);
  console.log(`  ${'logs'.padEnd(9)} ${logFile(folder, '*')}\n`);
  console.log(`  curl -s ${orders}/products`);
  console.log(`  curl -s ${orders}/orders -H 'content-type: application/json' -d @- <<'END'`);
  console.log(`${JSON.stringify(order)}\nEND\n`);
}
