import { serviceEnvironment, serviceUrl } from '../stack/environment.mjs';
import { startPart } from '../stack/part.mjs';
import { assertFree } from '../stack/ports.mjs';
import { step } from '../stack/progress.mjs';
import { stopInOrder } from '../stack/stop.mjs';
import { serviceCommand, serviceProgram } from './service-command.mjs';

/**
 * Starts services and waits until each reports that it is ready.
 * @param {import('../stack/part.mjs').Instance} instance
 * @param {import('../stack/part.mjs').Started[]} started gets each service as soon as there is something to
 * stop
 * @param {string[]} services
 */
export async function startServices(instance, started, services) {
  const parts = services.map(servicePart);
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
  return {
    name: service,
    title: `Service ${service}`,
    port: service,
    ports: [service],
    stopSignal: 'SIGTERM',
    mark: () => serviceProgram(service),
    command: ({ ports }) => serviceCommand(service, serviceEnvironment(service, ports)),
    isReady: ({ ports }) => isServiceReady(service, ports),
  };
}

/** @param {string} service @param {import('../stack/ports.mjs').Ports} ports */
export async function isServiceReady(service, ports) {
  const url = `${serviceUrl(service, ports)}/health/ready`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  return answer.ok;
}
