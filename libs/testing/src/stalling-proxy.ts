import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Direction = 'both' | 'toClient' | 'toServer';

interface Pair {
  client: Socket;
  server: Socket;
  stalled: boolean;
}

/**
 * Stands between a client and a server, and can fall silent: present connections pass no more bytes, in both
 * directions or in one, and neither end learns what becomes of the other. New ones work, as through a firewall that has forgotten what
 * it knew.
 */
export class StallingProxy {
  readonly #pairs = new Set<Pair>();
  readonly #server: Server;

  private constructor(target: URL) {
    this.#server = createServer((client) =>
      this.#serve(client, connect(Number(target.port), target.hostname)),
    );
  }

  /** @param target its host and port */
  static async start(target: string): Promise<StallingProxy> {
    const proxy = new StallingProxy(new URL(target));
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** The same address, by way of this proxy. */
  through(address: string): string {
    const url = new URL(address);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** From now on present connections are silent. */
  stall(direction: Direction = 'both'): void {
    for (const pair of this.#pairs) {
      const { client, server } = pair;
      pair.stalled = true;
      if (direction !== 'toServer') silence(server, client);
      if (direction !== 'toClient') silence(client, server);
    }
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const { client, server } of this.#pairs) {
      client.destroy();
      server.destroy();
    }
    await closed;
  }

  #serve(client: Socket, server: Socket): void {
    const pair: Pair = { client, server, stalled: false };
    this.#pairs.add(pair);
    client.pipe(server);
    server.pipe(client);
    const end = (): void => {
      if (pair.stalled) return;
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
  }
}

/** Still read, so that its end is seen, and passed on to nobody. */
function silence(from: Socket, to: Socket): void {
  from.unpipe(to);
  from.resume();
}
