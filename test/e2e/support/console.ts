import { join } from 'node:path';
import { eventually, Guard, projectRoot, unusedPort } from '@shop/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { addressesOf } from './shop-command.js';
import type { Shop } from './shop.js';

const TOKEN = 'a-token-of-the-tests';

/** The console of a story's shop, in a process of its own, and browsers that look at it. */
export class Console {
  readonly #guard = new Guard();
  #port = 0;
  #browser: Browser | undefined;
  readonly #contexts: BrowserContext[] = [];

  constructor(
    readonly shop: Shop,
    readonly options: readonly string[] = [],
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${TOKEN}` };
  }

  async open(): Promise<void> {
    this.#port = await unusedPort();
    const program = ['dist/apps/shop/src/main.js', 'console', '--port', String(this.#port), ...this.options];
    const folder = process.env['STACK_FOLDER'] ?? '';
    await this.#guard.start({
      command: process.execPath,
      args: ['--enable-source-maps', ...program],
      cwd: projectRoot,
      env: { ...addressesOf(this.shop), CONSOLE_TOKEN: TOKEN },
      log: join(folder, `logs/${this.shop.processes.story}.console.log`),
    });
    await eventually(
      () =>
        fetch(this.url).then(
          ({ ok }) => ok,
          () => false,
        ),
      Boolean,
      'the console never answered',
    );
    this.#browser = await openBrowser();
  }

  /** A page of a person of that name, in a browser of its own. */
  async visit(path: string, { by = 'ada', width = 1280, dark = false } = {}): Promise<Page> {
    const options = { viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' } as const;
    const context = await this.#browser?.newContext(options);
    if (!context) throw new Error('The browser is not open');
    this.#contexts.push(context);
    await context.addInitScript((name) => localStorage.setItem('console-actor', name), by);
    const page = await context.newPage();
    reloadWhenBrokenOff(page);
    await page.goto(`${this.url}${path}#token=${TOKEN}`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#guard.close();
  }
}

/**
 * Chromium breaks off what it loads when any network interface of the machine comes or goes, as those of
 * containers do. Requests of the page are repeated by the page, but a script that is missing leaves it blank.
 */
function reloadWhenBrokenOff(page: Page): void {
  let isBroken = false;
  page.on('requestfailed', (request) => {
    const isBrokenOff = request.failure()?.errorText === 'net::ERR_NETWORK_CHANGED';
    if (isBrokenOff && request.resourceType() === 'script') isBroken = true;
  });
  page.on('load', () => {
    if (isBroken) void page.reload();
    isBroken = false;
  });
}
