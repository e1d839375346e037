import './stack/node-version.mjs';
import { foregroundShop } from './project/foreground-shop.mjs';
import { watchService } from './project/watched-service.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { endFor } from './stack/interruption.mjs';
import { chosenService, services } from './stack/services.mjs';

const usage = `npm run dev -- <service>

Runs the whole shop, with one service in the foreground: ${services.join(', ')}. It restarts when its sources are saved,
and a debugger may attach to it, at INSPECTOR_PORT (9229).`;

const service = readCommandLine(usage, { maxWords: 1 }, chosenService);
const inspectorPort = Number(process.env.INSPECTOR_PORT ?? 9229);
const shop = foregroundShop();

try {
  const instance = await shop.start(services.filter((name) => name !== service));
  const failed = shop.ended().then((problem) => Promise.reject(problem));
  await Promise.race([watchService(service, instance, inspectorPort), failed]);
} catch (error) {
  endFor(error);
} finally {
  await shop.stop();
}
