import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deploy } from '../project/deploy.mjs';
import { toolEnvironment } from '../stack/environment.mjs';
import { startStack, stopStack } from '../stack/local-stack.mjs';
import { instanceFolder, stackFolder } from '../stack/paths.mjs';
import { unusedPorts } from '../stack/ports.mjs';
import { isScript } from '../stack/process-table.mjs';
import { unmountBelow } from './small-disk.mjs';
import { serveStackControl } from './stack-control.mjs';

/** The logs of the last run stay, to find out why a test failed. */
export const keptLogs = join(stackFolder, 'test-logs');

/** The folder of this run's data, beside a running shop and other test runs. */
export const testFolder = instanceFolder(`test-${process.pid}`);

/**
 * A stack of its own for this run, with the databases, topics and schemas of the shop.
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 * @param {{ durable?: boolean }} [options] durable: the database flushes as in production
 */
export async function startTestStack(processes, signal, { durable = false } = {}) {
  const ports = await unusedPorts();
  const own = { folder: testFolder, ports, processes, owner: process.pid, durable, signal };
  const stack = await startStack(own);
  const control = await serveStackControl(own);
  const stop = async () => {
    control.close();
    await stack.stop();
  };
  try {
    await deploy(own);
  } catch (error) {
    await stop();
    throw error;
  }
  const env = { ...toolEnvironment(ports), STACK_FOLDER: testFolder, STACK_CONTROL_URL: control.url };
  return { env, stop };
}

export function removeTestFolder() {
  const logs = join(testFolder, 'logs');
  if (existsSync(logs)) {
    rmSync(keptLogs, { recursive: true, force: true });
    renameSync(logs, keptLogs);
  }
  removeFolder(testFolder);
}

/** Removes the folders of test runs that were killed. */
export async function removeAbandonedFolders() {
  if (!existsSync(stackFolder)) return;
  for (const name of readdirSync(stackFolder)) {
    const pid = Number(name.match(/^test-(\d+)$/)?.[1] ?? process.pid);
    if (pid === process.pid || isScript(pid)) continue;
    await stopStack(instanceFolder(name));
    removeFolder(instanceFolder(name));
  }
}

function removeFolder(folder) {
  unmountBelow(folder);
  rmSync(folder, { recursive: true, force: true });
}
