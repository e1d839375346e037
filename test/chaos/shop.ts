import { setTimeout as sleep } from 'node:timers/promises';
import { shopServices, ShopProcesses, type ServiceProcess, type ShopService } from '@shop/testing';
import { Proxies } from './proxies.js';
import type { Journal } from './journal.js';
import { RECOVERY_S } from './plan.js';
import { ServerTurns } from './server-turns.js';

/** A line for each event would hide the others. */
const ENVIRONMENT = { LOG_LEVEL: 'warn' };
const OPERATIONS_OFFSET = 10;
const START_AGAIN_AFTER_MS = 2_000;

/** The shop with everything between its processes and the servers in our hands. */
export class ChaoticShop {
  readonly processes = new ShopProcesses('chaos');
  readonly servers = new ServerTurns(() => sleep(RECOVERY_S * 1_000, undefined, { ref: false }));
  /** Those that we end. */
  readonly #condemned = new Set<ServiceProcess>();
  isDatabaseAway = false;
  #isClosing = false;

  private constructor(
    readonly proxies: Proxies,
    readonly journal: Journal,
  ) {}

  static async prepare(journal: Journal): Promise<ChaoticShop> {
    return new ChaoticShop(await Proxies.start(), journal);
  }

  async open(): Promise<void> {
    await Promise.all(shopServices.map((service) => this.launch(service)));
    await this.untilReady();
  }

  async launch(service: ShopService): Promise<void> {
    this.#watch(await this.processes.launch(service, this.#environmentOf(service)), () =>
      this.launch(service),
    );
  }

  async launchAnother(service: ShopService): Promise<ServiceProcess> {
    const another = await this.processes.launchAnother(service, this.#environmentOf(service));
    this.#watch(another);
    return another;
  }

  async end(process: ServiceProcess, how: 'killed' | 'stopped'): Promise<void> {
    this.#condemned.add(process);
    await (how === 'killed' ? process.kill() : process.stop());
  }

  async untilReady(): Promise<void> {
    await Promise.all(shopServices.map((service) => this.processes.get(service).whenReady()));
  }

  /** Where the command line finds it. */
  addresses(): Record<string, string> {
    const pairs = shopServices.flatMap((service) => {
      const { origin, hostname, port } = new URL(this.processes.get(service).url);
      const operations = `http://${hostname}:${Number(port) + OPERATIONS_OFFSET}`;
      const name = service.toUpperCase();
      return [
        [`${name}_URL`, origin],
        [`${name}_OPERATIONS_URL`, operations],
      ];
    });
    return Object.fromEntries(pairs) as Record<string, string>;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.processes.close();
    await this.proxies.close();
  }

  #environmentOf(service: ShopService): Record<string, string> {
    return { ...ENVIRONMENT, ...this.proxies.environmentOf(service) };
  }

  /**
   * No fault of a server, a connection or another process may end a process: one that ends by itself is a
   * finding, unless it starts while the database is away. It is started again, as by any orchestrator.
   */
  #watch(process: ServiceProcess, startAgain?: () => Promise<void>): void {
    void this.#awaitEnd(process, startAgain);
  }

  async #awaitEnd(process: ServiceProcess, startAgain?: () => Promise<void>): Promise<void> {
    let wasReady = false;
    void process.whenReady().then(
      () => (wasReady = true),
      () => undefined,
    );
    const { code, signal } = await process.process.exited;
    if (this.#isClosing || this.#condemned.has(process)) return;
    const words = `${process.name} ended by itself (${signal ?? code}): ${process.log}`;
    if (wasReady || !this.isDatabaseAway) this.journal.complain(words);
    else this.journal.say(words);
    await sleep(START_AGAIN_AFTER_MS);
    if (!this.#isClosing) await startAgain?.();
  }
}
