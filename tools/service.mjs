import './stack/node-version.mjs';
import { existsSync } from 'node:fs';
import { serviceCommand, serviceProgram } from './project/service-command.mjs';
import { serviceEnvironment } from './stack/environment.mjs';
import { interruption, Interrupted } from './stack/interruption.mjs';
import { stackPorts } from './stack/local-stack.mjs';
import { chosenInstanceFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { services } from './stack/services.mjs';

// One service in the foreground, on the stack that runs here: `npm run service -- order`. What the
// environment sets counts more.
const signal = interruption();
const processes = guardedProcesses();

function chosenService() {
  const [name] = process.argv.slice(2);
  if (!services.includes(name)) {
    const said = name === undefined ? 'Which service?' : `There is no service ${name}.`;
    throw new Problem(`${said} npm run service -- <name>, one of: ${services.join(', ')}`);
  }
  if (!existsSync(serviceProgram(name))) throw new Problem(`${name} is not built yet: npm run build`);
  return name;
}

try {
  const service = chosenService();
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
