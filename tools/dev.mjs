import './stack/node-version.mjs';
import { foregroundShop } from './project/foreground-shop.mjs';
import { watchService } from './project/watched-service.mjs';
import { Interrupted } from './stack/interruption.mjs';
import { Problem, report } from './stack/problem.mjs';
import { services } from './stack/services.mjs';

// All of the shop, and one service of it in the foreground: npm run dev -- order. It restarts when its
// sources are saved, and a debugger may attach to it.
const inspectorPort = Number(process.env.INSPECTOR_PORT ?? 9229);
const shop = foregroundShop();

function chosenService() {
  const [name] = process.argv.slice(2);
  if (services.includes(name)) return name;
  const said = name === undefined ? 'Which service?' : `There is no service ${name}.`;
  throw new Problem(`${said} npm run dev -- <name>, one of: ${services.join(', ')}`);
}

try {
  const service = chosenService();
  const instance = await shop.start(services.filter((name) => name !== service));
  const failed = shop.ended().then((problem) => Promise.reject(problem));
  await Promise.race([watchService(service, instance, inspectorPort), failed]);
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : 1;
  if (!(error instanceof Interrupted)) report(error);
} finally {
  await shop.stop();
}
