import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { toolEnvironment } from './environment.mjs';
import { chosenInstanceFolder, instanceFolder, stackFolder } from './paths.mjs';
import { configuredPorts } from './ports.mjs';
import { Problem } from './problem.mjs';
import { recordedPorts, runningProcesses } from './run-files.mjs';
import { services } from './services.mjs';

const CONNECT_MS = 1_000;

/** The variables that give the command line its addresses. */
export function addressVariables() {
  const addresses = Object.entries(toolEnvironment(configuredPorts()));
  return addresses.filter(([, value]) => value.includes('127.0.0.1')).map(([variable]) => variable);
}

/**
 * The addresses of the shop that runs from this folder, on any ports, or of one that listens on the usual
 * ports (as with docker compose). STACK chooses among several.
 * @throws Problem when none runs, or several do and none is chosen
 */
export async function runningShopEnvironment() {
  const running = runningInstances();
  if (process.env.STACK !== undefined) return environmentOf(chosenInstanceFolder());
  if (running.length > 1) {
    throw new Problem(
      `Several shops run here: ${running.join(', ')}. Choose one: STACK=${running[0]} npm run shop -- …`,
    );
  }
  const [only] = running;
  if (only !== undefined) return environmentOf(instanceFolder(only));
  const ports = configuredPorts();
  const parts = ['kafka', 'postgres', ...services];
  if (await anyListens(parts.map((part) => ports[part]))) return toolEnvironment(ports);
  throw new Problem(
    'No shop runs here. `npm start` starts one; `docker compose up --build --wait` needs no Java and no Maven.',
  );
}

function runningInstances() {
  const names = existsSync(stackFolder) ? readdirSync(stackFolder) : [];
  return names.filter(
    (name) => !/^test-\d+$/.test(name) && runningProcesses(instanceFolder(name)).length > 0,
  );
}

function environmentOf(folder) {
  const ports = recordedPorts(folder);
  if (ports === undefined) {
    throw new Problem(`The instance in ${folder} was never started: STACK=<name> npm start starts one.`);
  }
  return toolEnvironment({ ...configuredPorts(), ...ports });
}

async function anyListens(ports) {
  const answers = await Promise.all(ports.map(listens));
  return answers.includes(true);
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: CONNECT_MS });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', () => done(true))
      .once('error', () => done(false))
      .once('timeout', () => done(false));
  });
}
