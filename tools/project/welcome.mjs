import { services, serviceUrl } from '../stack/environment.mjs';
import { logFile } from '../stack/paths.mjs';

/** What to try next. @param {import('../stack/ports.mjs').Ports} ports @param {string} folder */
export function printWelcome(ports, folder) {
  const order = serviceUrl('order', ports);
  const address =
    '{"name":"Ada Lovelace","street":"12 St James Square","city":"London","postalCode":"SW1Y 4JH","country":"GB"}';
  console.log('\nThe shop is up. Ctrl-C stops it; the data stays.\n');
  for (const service of services) console.log(`  ${service.padEnd(9)} ${serviceUrl(service, ports)}/docs`);
  console.log(`  ${'logs'.padEnd(9)} ${logFile(folder, '*')}\n`);
  console.log(`  curl -s ${order}/products`);
  console.log(`  curl -s ${order}/orders -H 'content-type: application/json' \\`);
  console.log(
    `    -d '{"customerId":"ada","lines":[{"sku":"MUG","quantity":1}],"shippingAddress":${address}}'\n`,
  );
}
