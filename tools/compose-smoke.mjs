import './stack/node-version.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { endFor, interruption } from './stack/interruption.mjs';
import { projectFolder } from './stack/paths.mjs';
import { portSettings, unusedPorts } from './stack/ports.mjs';
import { guardedProcesses, run, runOrFail } from './stack/processes.mjs';
import { services } from './stack/services.mjs';

readCommandLine(
  `npm run compose:smoke    the steps of a user with docker-compose.yml, and an audit of the books`,
);

/** The steps of a user with docker-compose.yml; the simulation audits the books at its end. */
const steps = [
  ['up', '--build', '--wait', '--wait-timeout', '900'],
  ['run', '--rm', 'shop', 'seed'],
  ['run', '--rm', 'shop', 'demo'],
  ['run', '--rm', 'shop', 'simulate', '--orders', '50', '--rate', '10'],
];

/** A tag of its own: images of a running shop keep theirs. */
const tag = `smoke-${process.pid}`;
const images = [...services, 'shop'].map((app) => `localhost/reference-shop/${app}:${tag}`);

const signal = interruption();
const processes = guardedProcesses();
const env = await ownPorts();

/**
 * Runs a project of its own on ports of its own, so that a shop may run meanwhile. Its data is deleted at the
 * end.
 */
async function smoke() {
  try {
    for (const step of steps) {
      console.log(`\n> docker compose ${step.join(' ')}`);
      await runOrFail(processes, `docker compose ${step.join(' ')}`, compose(step), signal);
    }
  } finally {
    await run(processes, compose(['--profile', 'shop', 'down', '--volumes', '--timeout', '30']));
    await run(processes, { command: 'docker', args: ['image', 'rm', ...images], cwd: projectFolder });
  }
}

function compose(args) {
  const project = ['compose', '--project-name', `shop-smoke-${process.pid}`];
  return { command: 'docker', args: [...project, ...args], cwd: projectFolder, env };
}

async function ownPorts() {
  const [ports, operations] = [await unusedPorts(), await unusedPorts()];
  const parts = Object.entries(portSettings).map(([part, [variable]]) => [variable, ports[part]]);
  const operationsPorts = services.map((service) => [
    `${service.toUpperCase()}_OPERATIONS_PORT`,
    operations[service],
  ]);
  const settings = [...parts, ...operationsPorts].map(([variable, port]) => [variable, String(port)]);
  return { ...Object.fromEntries(settings), SHOP_TAG: tag };
}

try {
  await smoke();
  console.log('\nIt runs with docker compose.');
} catch (error) {
  endFor(error);
} finally {
  processes.close();
}
