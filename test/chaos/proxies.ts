import {
  shopDatabaseUrl,
  shopServices,
  stackAddresses,
  StallingProxy,
  stackParts,
  type ShopService,
  type StackPart,
} from '@shop/testing';

/** One proxy between each service and each server: a fault of one service leaves the others alone. */
export class Proxies {
  readonly #proxies = new Map<string, StallingProxy>();

  static async start(): Promise<Proxies> {
    const proxies = new Proxies();
    for (const service of shopServices) {
      for (const part of stackParts) {
        proxies.#proxies.set(`${service} ${part}`, await StallingProxy.start(addressOf(part), part));
      }
    }
    return proxies;
  }

  get(service: ShopService, part: StackPart): StallingProxy {
    const proxy = this.#proxies.get(`${service} ${part}`);
    if (!proxy) throw new Error(`There is no proxy between ${service} and ${part}`);
    return proxy;
  }

  /** The settings that send a service through its proxies. */
  environmentOf(service: ShopService): Record<string, string> {
    const through = (part: StackPart, address: string): string => this.get(service, part).through(address);
    const { target, port } = this.get(service, 'kafka');
    return {
      KAFKA_BROKERS: `${target.host}:${port}`,
      REGISTRY_URL: through('registry', addressOf('registry')),
      WRITE_DATABASE_URL: through('postgres', shopDatabaseUrl(service, 'write')),
      READ_DATABASE_URL: through('postgres', shopDatabaseUrl(service, 'read')),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#proxies.values()].map((proxy) => proxy.close()));
  }
}

function addressOf(part: StackPart): string {
  const { brokers, registryUrl, postgresAdminUrl } = stackAddresses();
  return { kafka: brokers[0] ?? '', registry: registryUrl, postgres: postgresAdminUrl }[part];
}
