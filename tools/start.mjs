import './stack/node-version.mjs';
import { startConsole } from './project/console.mjs';
import { deploy, shopCommand } from './project/deploy.mjs';
import { prepareProject } from './project/prepare.mjs';
import { startServices, stopServices } from './project/services.mjs';
import { printWelcome } from './project/welcome.mjs';
import { interruption, Interrupted, interrupted } from './stack/interruption.mjs';
import { stackPorts, startStack } from './stack/local-stack.mjs';
import { chosenInstanceFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';
import { guardedProcesses, run, runOrFail } from './stack/processes.mjs';
import { otherOwner } from './stack/stop.mjs';

const once = process.argv.includes('--once');
const withConsole = !process.argv.includes('--no-console');

const signal = interruption();
const processes = guardedProcesses();
/** @type {import('./stack/part.mjs').Started[]} */
const services = [];
let folder = '';
let stack;
let inUse = false;

async function start() {
  folder = chosenInstanceFolder();
  const owner = otherOwner(folder);
  if (owner) throw new Problem(`npm start is running already (pid ${owner}).`);

  await prepareProject(processes, signal);
  const ports = stackPorts(folder);
  const shop = { folder, ports, processes, owner: process.pid, durable: true, signal };
  stack = await startStack(shop);
  await deploy(shop);
  await startServices(shop, services);
  await runOrFail(processes, 'shop seed', shopCommand(['seed'], ports), signal);

  console.log('\nThe demo: one order, from the basket to the paid invoice\n');
  const demo = await run(processes, shopCommand(['demo'], ports), signal);
  if (once) return demo;

  if (demo !== 0) console.log(`\nThe demo failed (exit code ${demo}); the shop stays up to be looked at.`);
  const address = withConsole ? await startConsole(shop, services) : undefined;
  printWelcome(ports, folder, address);
  inUse = true;
  throw await Promise.race([interrupted(signal), stack.failed, ...services.map(({ ended }) => ended)]);
}

async function stop() {
  await stopServices(folder, services);
  await stack?.stop();
  processes.close();
}

try {
  process.exitCode = await start();
} catch (error) {
  // Ctrl-C is the ordinary end of a shop in use, and a failure of one that was still starting.
  process.exitCode = error instanceof Interrupted ? (inUse ? 0 : 130) : 1;
  if (error instanceof Interrupted) console.log(inUse ? '' : '\nInterrupted.');
  else report(error);
} finally {
  await stop();
}
