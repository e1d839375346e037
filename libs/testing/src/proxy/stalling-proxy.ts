import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { PassThrough, type Duplex } from 'node:stream';
import type { StackPart } from '../stack-control.js';
import { Connection, type Direction } from './connection.js';
import { Readdressed, type Address } from './readdressed.js';

/**
 * Stands between a client and a part of the stack, and can fall silent: current connections then pass no more
 * bytes, in one direction or both, and neither end learns of it. New connections work, as through a firewall
 * that has forgotten the old ones.
 */
export class StallingProxy {
  readonly #connections = new Set<Connection>();
  readonly #listener: Server;
  #next: Direction | undefined;

  private constructor(
    readonly part: StackPart,
    readonly target: Address,
  ) {
    this.#listener = createServer((client) => this.#serve(client));
  }

  /**
   * @param address the host and port of the part, as a URL or `host:port`
   * @param port to listen on; by default a free one
   */
  static async start(address: string, part: StackPart = 'postgres', port = 0): Promise<StallingProxy> {
    const target = new URL(address.includes('//') ? address : `tcp://${address}`);
    const { hostname } = target;
    const proxy = new StallingProxy(part, { host: hostname, port: Number(target.port) });
    await new Promise<void>((resolve) => proxy.#listener.listen(port, hostname, resolve));
    return proxy;
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** The connections that pass bytes and whose purpose is known. */
  get connections(): Connection[] {
    return [...this.#connections].filter(({ isSilent, purpose }) => !isSilent && purpose !== '');
  }

  /** The same address through this proxy. */
  through(address: string): string {
    const url = new URL(address);
    url.hostname = this.target.host;
    url.port = String(this.port);
    return url.href;
  }

  /** Silences the current connections. */
  stall(direction: Direction = 'both'): void {
    for (const each of this.#connections) each.silence(direction);
  }

  /** Silences the next connection from its beginning. */
  stallNext(direction: Direction): void {
    this.#next = direction;
  }

  /** Ends the current connections, except silent ones. */
  cut(): void {
    for (const each of this.#connections) if (!each.isSilent) each.cut();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    for (const each of this.#connections) each.cut();
    await closed;
  }

  #serve(client: Socket): void {
    const server = connect(this.target);
    const ended = (): void => void this.#connections.delete(connection);
    const connection = new Connection({ part: this.part, client, server, answers: this.#answers() }, ended);
    this.#connections.add(connection);
    if (this.#next) connection.silence(this.#next);
    this.#next = undefined;
  }

  /**
   * A broker hands its address to its clients. Here they get the address of the proxy, so that they do not
   * bypass it.
   */
  #answers(): Duplex {
    return this.part === 'kafka' ? new Readdressed(this.target, this.port) : new PassThrough();
  }
}
