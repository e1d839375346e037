import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceEnvironment, services, serviceUrl } from '../stack/environment.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { startPart } from '../stack/part.mjs';
import { assertFree } from '../stack/ports.mjs';
import { step } from '../stack/progress.mjs';
import { stopInOrder } from '../stack/stop.mjs';
import { nodeCommand } from './prepare.mjs';

const parts = services.map(servicePart);

/**
 * Starts the three services and waits until each says that it is ready.
 * @param {import('../stack/part.mjs').Instance} instance
 * @param {import('../stack/part.mjs').Started[]} started gets each service as soon as there is something to stop
 */
export async function startServices(instance, started) {
  for (const { title, ports } of parts) await assertFree(title, ports, instance.ports);
  await Promise.all(parts.map((part) => step(part.title, () => startPart(part, instance, started))));
}

/** @param {string} folder @param {import('../stack/part.mjs').Started[]} started */
export async function stopServices(folder, started) {
  if (started.length === 0) return;
  const names = started.map(({ name }) => name);
  await step('Stopping the services', () => stopInOrder(folder, names));
}

/** @returns {import('../stack/part.mjs').Part} */
function servicePart(service) {
  const program = join(projectFolder, `dist/apps/${service}/src/main.js`);
  return {
    name: service,
    title: `Service ${service}`,
    port: service,
    ports: [service],
    stopSignal: 'SIGTERM',
    mark: () => program,
    command: ({ ports }) =>
      nodeCommand([...flagsOf(service), program], { env: serviceEnvironment(service, ports) }),
    async isReady({ ports }) {
      const url = `${serviceUrl(service, ports)}/health/ready`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await answer.body?.cancel();
      return answer.ok;
    },
  };
}

/** Those of Node, as package.json says them for `npm run start:<service>`. */
function flagsOf(service) {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  return scripts[`start:${service}`].split(' ').slice(1, -1);
}
