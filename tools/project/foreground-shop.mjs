import { interruption } from '../stack/interruption.mjs';
import { stackPorts, startStack } from '../stack/local-stack.mjs';
import { chosenInstanceFolder } from '../stack/paths.mjs';
import { Problem } from '../stack/problem.mjs';
import { guardedProcesses } from '../stack/processes.mjs';
import { otherOwner } from '../stack/stop.mjs';
import { deploy } from './deploy.mjs';
import { prepareProject } from './prepare.mjs';
import { startServices, stopServices } from './services.mjs';

/** A shop that ends with this script, for `npm start` and `npm run dev`. */
export function foregroundShop() {
  const signal = interruption();
  const processes = guardedProcesses();
  /** @type {import('../stack/part.mjs').Started[]} */
  const started = [];
  let folder = '';
  let stack;

  return {
    signal,
    started,
    /**
     * Builds what has changed, starts the servers, deploys, and starts these services. @param {string[]}
     * services
     */
    async start(services) {
      folder = chosenInstanceFolder();
      const owner = otherOwner(folder);
      if (owner) throw new Problem(`A shop already runs here (pid ${owner}).`);
      await prepareProject(processes, signal);
      const shop = {
        folder,
        ports: stackPorts(folder),
        processes,
        owner: process.pid,
        durable: true,
        signal,
      };
      stack = await startStack(shop);
      await deploy(shop);
      await startServices(shop, started, services);
      return shop;
    },
    /** Resolves with the reason when a part of it ends by itself. */
    ended: () => Promise.race([stack.failed, ...started.map((each) => each.ended)]),
    async stop() {
      await stopServices(folder, started);
      await stack?.stop();
      processes.close();
    },
  };
}
