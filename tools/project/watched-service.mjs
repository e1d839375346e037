import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { serviceEnvironment } from '../stack/environment.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { secondsSince } from '../stack/progress.mjs';
import { signalGroup } from '../stack/spawn.mjs';
import { waitUntil } from '../stack/wait.mjs';
import { watchSources } from './changes.mjs';
import { serviceCommand } from './service-command.mjs';
import { isServiceReady } from './services.mjs';

/** A process that its debugger holds at a breakpoint does not react to a signal. */
const STOP_MS = 3_000;
const READY_MS = 60_000;

/**
 * Runs one service with its saved sources, open to a debugger, until the signal is aborted.
 * @param {string} service
 * @param {import('../stack/part.mjs').Instance} shop
 * @param {number} inspectorPort
 */
export async function watchService(service, shop, inspectorPort) {
  const { signal } = shop;
  const say = (error) => signal.aborted || console.log(`\n  ${error.message}\n`);
  let running = await start(service, shop, inspectorPort);
  let work = Promise.resolve();
  const restart = async (files) => {
    const began = performance.now();
    if (!(await compiled(files))) return console.log(`\n  ${service} goes on unchanged.\n`);
    await running.stop();
    running = await start(service, shop, inspectorPort);
    await running.whenReady();
    console.log(`\n  ${service} is back with ${files.join(', ')} (${secondsSince(began)})\n`);
  };
  watchSources([`apps/${service}`, 'libs'], signal, (files) => {
    // Restarts run one after another. A failure is printed, and the next save tries again.
    work = work.then(() => restart(files)).catch(say);
  });
  await running.whenReady().catch(say);
  console.log(`\n  ${service} runs, and restarts whenever apps/${service} or libs is saved.`);
  console.log(`  Attach a debugger to 127.0.0.1:${inspectorPort}. Ctrl-C stops it all.\n`);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await work;
  await running.stop();
}

async function start(service, shop, inspectorPort) {
  const command = serviceCommand(service, serviceEnvironment(service, shop.ports), [
    `--inspect=127.0.0.1:${inspectorPort}`,
  ]);
  const { pid, exited } = await shop.processes.start(command);
  let end;
  void exited.then((exit) => (end = exit));
  return {
    async whenReady() {
      const isReady = () => end !== undefined || isServiceReady(service, shop.ports).catch(() => false);
      const answered = await waitUntil(isReady, { timeout: READY_MS, signal: shop.signal });
      if (end) throw new Error(`${service} ended (exit code ${end.code}): the next save starts it again.`);
      if (!answered) throw new Error(`${service} is not ready after ${READY_MS / 1_000} s.`);
    },
    async stop() {
      signalGroup(pid, 'SIGTERM');
      if (!(await waitUntil(() => end !== undefined, { timeout: STOP_MS }))) signalGroup(pid, 'SIGKILL');
      await exited;
    },
  };
}

/**
 * Compiles the saved files as `npm run build` does, but in this process, since another one takes longer to
 * start than to compile.
 * @param {string[]} files
 */
async function compiled(files) {
  // This module is loaded before a fresh clone has packages.
  const { transformFile } = await import('@swc/core');
  const present = files.filter((file) => existsSync(join(projectFolder, file)));
  try {
    for (const file of present) {
      const to = join(projectFolder, 'dist', file.replace(/\.ts$/, '.js'));
      const { code, map } = await transformFile(join(projectFolder, file), {
        cwd: projectFolder,
        outputPath: to,
      });
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(`${to}.map`, map);
      writeFileSync(to, `${code}\n//# sourceMappingURL=${basename(to)}.map`);
    }
    return true;
  } catch (error) {
    console.log(`\n${error.message}`);
    return false;
  }
}
