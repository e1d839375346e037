import { createServer } from 'node:net';
import { Problem } from './problem.mjs';
import { portOwner } from './port-owner.mjs';
import { consolePort, serviceList } from './services.mjs';

/** The port of each part and service. @typedef {Record<string, number>} Ports */

/** The variable of each port, and its default. */
export const portSettings = {
  postgres: ['POSTGRES_PORT', 15432],
  kafka: ['KAFKA_PORT', 19092],
  kafkaController: ['KAFKA_CONTROLLER_PORT', 19093],
  registry: ['REGISTRY_PORT', 18081],
  registryManagement: ['REGISTRY_MANAGEMENT_PORT', 18082],
  ...Object.fromEntries(
    Object.entries(serviceList).map(([name, { port }]) => [name, [`${name.toUpperCase()}_PORT`, port]]),
  ),
  console: ['CONSOLE_PORT', consolePort],
};

/** @returns {Ports} */
export function configuredPorts() {
  return mapSettings(([variable, standard]) => {
    const port = Number(process.env[variable] ?? standard);
    if (Number.isInteger(port) && port > 0 && port < 65536) return port;
    throw new Problem(`${variable} is not a port: ${process.env[variable]}`);
  });
}

/**
 * Unused ports below the range from which systems take the ports of outgoing connections, so a free port
 * stays free until our process binds it.
 * @returns {Promise<Ports>}
 */
export async function unusedPorts() {
  const chosen = new Set();
  while (chosen.size < Object.keys(portSettings).length) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) chosen.add(port);
  }
  const remaining = [...chosen];
  return mapSettings(() => remaining.pop());
}

/** @param {string} title @param {(keyof Ports)[]} names @param {Ports} ports */
export async function assertFree(title, names, ports) {
  for (const name of names) {
    if (await isFree(ports[name])) continue;
    const owner = portOwner(ports[name]) ?? 'another process';
    throw new Problem(
      `${title} needs port ${ports[name]}, but it is taken by ${owner}.\n` +
        `Stop that, or choose another port: ${portSettings[name][0]}=<port>`,
    );
  }
}

function mapSettings(valueOf) {
  return Object.fromEntries(Object.entries(portSettings).map(([name, setting]) => [name, valueOf(setting)]));
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}
