import { serviceEnvironment, services, serviceUrl } from '../stack/environment.mjs';
import { lastLines, startLog } from '../stack/logs.mjs';
import { logFile } from '../stack/paths.mjs';
import { assertFree } from '../stack/ports.mjs';
import { Problem } from '../stack/problem.mjs';
import { step } from '../stack/progress.mjs';
import { signalGroup } from '../stack/spawn.mjs';
import { waitUntil } from '../stack/wait.mjs';
import { nodeCommand } from './prepare.mjs';

const patience = { start: 60_000, stop: 15_000 };

/**
 * Starts the three services and waits until each says that it is ready.
 * @param {import('./deploy.mjs').Shop} shop
 * @param {RunningService[]} running gets each service as soon as there is something to stop
 *
 * @typedef {{ pid: number, ended: Promise<Problem> }} RunningService `ended` tells why it is no longer there
 */
export async function startServices(shop, running) {
  for (const service of services) await assertFree(`The ${service} service`, [service], shop.ports);
  await Promise.all(
    services.map(async (service) => {
      const started = await startService(shop, service);
      running.push(started);
      await step(`Service ${service}`, () => waitUntilReady(shop, service, started));
    }),
  );
}

/** @param {RunningService[]} running */
export async function stopServices(running) {
  if (running.length === 0) return;
  await step('Stopping the services', () => Promise.all(running.map(stopService)));
}

async function startService({ folder, ports, processes }, service) {
  const log = logFile(folder, service);
  startLog(log);
  const program = ['--enable-source-maps', `dist/apps/${service}/src/main.js`];
  const command = nodeCommand(program, { env: serviceEnvironment(service, ports), log });
  const { pid, exited } = await processes.start(command);
  const ended = exited.then(({ code, signal }) => {
    const how = signal ?? `exit code ${code}`;
    return new Problem(`The ${service} service ended (${how}). The end of ${log}:\n${lastLines(log)}`);
  });
  return { pid, ended };
}

async function waitUntilReady({ ports, folder, signal }, service, { ended }) {
  const url = `${serviceUrl(service, ports)}/health/ready`;
  let problem;
  void ended.then((reason) => (problem = reason));
  const isReady = async () => problem !== undefined || (await answersOk(url));
  const answered = await waitUntil(isReady, { timeout: patience.start, signal });
  if (problem) throw problem;
  if (answered) return;
  const log = logFile(folder, service);
  throw new Problem(
    `${url} was not ready within ${patience.start / 1000} s. The end of ${log}:\n${lastLines(log)}`,
  );
}

async function answersOk(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

async function stopService({ pid, ended }) {
  let gone = false;
  void ended.then(() => (gone = true));
  signalGroup(pid, 'SIGTERM');
  if (!(await waitUntil(() => gone, { timeout: patience.stop }))) signalGroup(pid, 'SIGKILL');
  await ended;
}
