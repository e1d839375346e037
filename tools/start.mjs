import './stack/node-version.mjs';
import { startConsole } from './project/console.mjs';
import { shopCommand } from './project/deploy.mjs';
import { foregroundShop } from './project/foreground-shop.mjs';
import { printWelcome } from './project/welcome.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { Interrupted, interrupted } from './stack/interruption.mjs';
import { Problem, report } from './stack/problem.mjs';
import { run, runOrFail } from './stack/processes.mjs';
import { assertService, services } from './stack/services.mjs';

const usage = `npm start -- [options]

  --once            stop everything after the demo
  --no-console      without the console
  --without <name>  leave out a service that you start yourself: npm run service -- <name>. There is no demo then`;

const options = {
  once: { type: 'boolean', default: false },
  'no-console': { type: 'boolean', default: false },
  without: { type: 'string', multiple: true, default: [] },
};
const wanted = readCommandLine(usage, { options }, read);
const shop = foregroundShop();
let inUse = false;

function read({ values: { once, 'no-console': noConsole, without } }) {
  without.forEach(assertService);
  if (once && without.length > 0) {
    throw new Problem('--once ends after the demo, which needs all services: leave out --without.');
  }
  return { once, withConsole: !noConsole, without };
}

async function start({ once, withConsole, without }) {
  const instance = await shop.start(services.filter((name) => !without.includes(name)));
  const { folder, ports } = instance;
  if (without.length === 0) {
    const demo = await playDemo(instance);
    if (once) return demo;
    if (demo !== 0) console.log(`\nThe demo failed (exit code ${demo}); the shop stays up for inspection.`);
  }
  const address = withConsole ? await startConsole(instance, shop.started) : undefined;
  printWelcome(ports, folder, address);
  for (const name of without) console.log(`  Start ${name} yourself: npm run service -- ${name}\n`);
  inUse = true;
  throw await Promise.race([interrupted(shop.signal), shop.ended()]);
}

async function playDemo({ ports, processes }) {
  await runOrFail(processes, 'shop seed', shopCommand(['seed'], ports), shop.signal);
  console.log('\nThe demo: one order, from the basket to the paid invoice\n');
  const demo = await run(processes, shopCommand(['demo'], ports), shop.signal);
  return demo;
}

try {
  process.exitCode = await start(wanted);
} catch (error) {
  // Ctrl-C is the ordinary end of a running shop, and a failure of one that is still starting.
  process.exitCode = error instanceof Interrupted ? (inUse ? 0 : 130) : 1;
  if (error instanceof Interrupted) console.log(inUse ? '' : '\nInterrupted.');
  else report(error);
} finally {
  await shop.stop();
}
