import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from '@shop/contracts';
import { projectRoot } from '../project-root.js';
import { stackAddresses } from '../stack.js';
import { Guard } from './guard.js';
import { ServiceProcess } from './service-process.js';
import { unusedPort } from './unused-port.js';

export const shopServices = serviceNames;
export type ShopService = ServiceName;

/**
 * The services of the shop as they run in production: built, each in a process of its own, on the stack of
 * this test run.
 */
export class ShopProcesses {
  readonly #guard = new Guard();
  readonly #ports = new Map<ShopService, number>();
  readonly #current = new Map<ShopService, ServiceProcess>();
  readonly #all: ServiceProcess[] = [];

  /** @param story names the logs */
  constructor(readonly story: string) {}

  /** Starts all services and waits until they are ready. */
  async startAll(env: Record<string, string> = {}): Promise<void> {
    await Promise.all(shopServices.map((service) => this.start(service, env)));
  }

  /**
   * Starts a service on its previous port, and waits until it is ready.
   *
   * @param folder of another version of the project, that is built there
   */
  async start(
    service: ShopService,
    env: Record<string, string> = {},
    folder?: string,
  ): Promise<ServiceProcess> {
    const started = await this.launch(service, env, folder);
    await started.whenReady();
    return started;
  }

  /** The same without waiting. */
  async launch(
    service: ShopService,
    env: Record<string, string> = {},
    folder?: string,
  ): Promise<ServiceProcess> {
    const port = this.#ports.get(service) ?? (await unusedPort());
    this.#ports.set(service, port);
    const launched = await this.#spawn(service, port, env, folder);
    this.#current.set(service, launched);
    return launched;
  }

  /** Starts one more instance of a service, on a port of its own, and waits until it is ready. */
  async startAnother(service: ShopService, env: Record<string, string> = {}): Promise<ServiceProcess> {
    const another = await this.launchAnother(service, env);
    await another.whenReady();
    return another;
  }

  /** The same without waiting. */
  async launchAnother(service: ShopService, env: Record<string, string> = {}): Promise<ServiceProcess> {
    return this.#spawn(service, await unusedPort(), env);
  }

  get(service: ShopService): ServiceProcess {
    const found = this.#current.get(service);
    if (!found) throw new Error(`Service ${service} was not started`);
    return found;
  }

  /** Restarts each service that has ended, and lets a frozen one go on. */
  async bringBack(env: Record<string, string> = {}): Promise<void> {
    await Promise.all(
      [...this.#current].map(async ([service, { hasEnded }]) => {
        if (hasEnded) await this.start(service, env);
        else this.get(service).thaw();
      }),
    );
  }

  /** The ends of all their logs. */
  lastLines(): string {
    return this.#all.map((each) => each.lastLines()).join('\n\n');
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((each) => each.stop()));
    await this.#guard.close();
  }

  async #spawn(
    service: ShopService,
    port: number,
    env: Record<string, string>,
    folder = projectRoot,
  ): Promise<ServiceProcess> {
    const log = join(logFolder(), `${this.story}.${service}-${this.#all.length + 1}.log`);
    const spawned = await this.#guard.start({
      command: process.execPath,
      args: argumentsOf(service),
      cwd: folder,
      env: { ...environment(service, port), ...env },
      log,
    });
    const launched = new ServiceProcess(service, `http://127.0.0.1:${port}`, log, spawned);
    this.#all.push(launched);
    return launched;
  }
}

/** The arguments with which `npm run service` starts it. */
function argumentsOf(service: ShopService): string[] {
  const file = join(projectRoot, 'package.json');
  const { config } = JSON.parse(readFileSync(file, 'utf8')) as { config: { serviceNodeOptions: string } };
  return [...config.serviceNodeOptions.split(' '), join('dist', 'apps', service, 'src/main.js')];
}

/** A database of the shop on the stack of this test run. Each belongs to a role of the same name. */
export function shopDatabaseUrl(service: ShopService, side: 'write' | 'read'): string {
  const name = `${service}_${side}`;
  const url = new URL(stackAddresses().postgresAdminUrl);
  return `postgres://${name}:${name}@${url.host}/${name}`;
}

function environment(service: ShopService, port: number): Record<string, string> {
  const { brokers, registryUrl } = stackAddresses();
  return {
    NODE_ENV: 'production',
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: String(port),
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_USERNAME: service,
    KAFKA_PASSWORD: service,
    REGISTRY_URL: registryUrl,
    WRITE_DATABASE_URL: shopDatabaseUrl(service, 'write'),
    READ_DATABASE_URL: shopDatabaseUrl(service, 'read'),
  };
}

function logFolder(): string {
  const folder = process.env['STACK_FOLDER'];
  if (!folder) throw new Error('STACK_FOLDER is not set: run tests by npm test, which starts what they need');
  return join(folder, 'logs');
}
