import './stack/node-version.mjs';
import { existsSync } from 'node:fs';
import { serviceCommand, serviceProgram } from './project/service-command.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { serviceEnvironment } from './stack/environment.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { stackPorts } from './stack/local-stack.mjs';
import { chosenInstanceFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { chosenService, services } from './stack/services.mjs';

const usage = `npm run service -- <service>

Runs one service in the foreground, on the stack that runs here: ${services.join(', ')}. Variables of the environment
win.`;

const service = readCommandLine(usage, { maxWords: 1 }, chosenService);
const signal = interruption();
const processes = guardedProcesses();

try {
  if (!existsSync(serviceProgram(service))) throw new Problem(`${service} is not built yet: npm run build`);
  const assumed = serviceEnvironment(service, stackPorts(chosenInstanceFolder()));
  const unset = Object.entries(assumed).filter(
    ([name]) => !(name in process.env) && !(`${name}_FILE` in process.env),
  );
  process.exitCode = await run(processes, serviceCommand(service, Object.fromEntries(unset)), signal);
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 0 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  processes.close();
}
