import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import {
  Api,
  asksForCreation,
  correlationIdOf,
  damageBatches,
  Frames,
  misnameTopics,
  requestOf,
  withAddress,
} from './kafka-frames.js';

/** The traffic that a connection still passes on. */
interface Flow {
  toBroker: boolean;
  toClient: boolean;
}

/**
 * Stands between a client and the broker, to do to them what networks do. Hosts of both addresses are as long
 * as each other.
 */
export class KafkaProxy {
  /** How many produce requests the broker had at once, at most. */
  mostProduceInFlight = 0;
  /** Connections are taken and nothing is passed on, as by a broker that hangs. */
  frozen = false;
  /** Whether the broker was asked to create a topic that it does not know. */
  askedForCreation = false;
  /**
   * So many of the next questions about topics are made questions about others, which the broker does not
   * know.
   */
  questionsToMislead = 0;
  /** The compressed part of every batch that is fetched becomes something else. */
  damageBatches = false;
  /** How long each fetch was that has come, in bytes. */
  readonly fetchBytes: number[] = [];
  readonly #requests = new Map<number, number>();
  readonly #toLose = new Map<number, number>();
  readonly #toRefuse = new Map<number, { code: number; times: number }>();
  readonly #delays = new Map<number, number>();
  readonly #sockets = new Set<Socket>();
  readonly #flows = new Set<Flow>();
  #server: Server | undefined;
  #port = 0;

  private constructor(
    readonly broker: string,
    private readonly tls: TlsOptions | undefined,
  ) {}

  /** @param tls lets clients speak TLS with it */
  static async start(broker = '', tls?: TlsOptions): Promise<KafkaProxy> {
    const proxy = new KafkaProxy(broker, tls);
    await proxy.restore();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** How many requests of a kind have come. */
  count(api: number): number {
    return this.#requests.get(api) ?? 0;
  }

  /**
   * Lets so many answers of a kind be lost with their connection: the broker has done it, and the client
   * never learns.
   */
  loseAnswers(api: number, times: number): void {
    this.#toLose.set(api, times);
  }

  /**
   * Puts an error in the place of so many answers of a kind that end in one: those about commits do, and one
   * partition.
   */
  refuseAnswers(api: number, code: number, times: number): void {
    this.#toRefuse.set(api, { code, times });
  }

  /** Holds back every answer of a kind. */
  delayAnswers(api: number, milliseconds: number): void {
    this.#delays.set(api, milliseconds);
  }

  /**
   * Stops all bytes on the present connections, in one direction or in both, and leaves them open. New ones
   * work.
   */
  stall(direction: keyof Flow | 'both' = 'both'): void {
    for (const flow of this.#flows) {
      if (direction !== 'toClient') flow.toBroker = false;
      if (direction !== 'toBroker') flow.toClient = false;
    }
  }

  /** Cuts all connections. New ones are welcome. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cuts all connections and refuses new ones, as when the broker is away. */
  async refuse(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.cut();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Listens again, at the same address. */
  async restore(): Promise<void> {
    this.frozen = false;
    const serve = (socket: Socket): void => this.#serve(socket);
    const server = this.tls ? createTlsServer(this.tls, serve) : createServer(serve);
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  #serve(client: Socket): void {
    const [host, port] = this.broker.split(':');
    const upstream = connect({ host, port: Number(port) });
    this.#tie(client, upstream);
    this.#tie(upstream, client);
    const pending = new Map<number, number>();
    const requests = new Frames();
    const answers = new Frames();
    const flow: Flow = { toBroker: true, toClient: true };
    this.#flows.add(flow);
    client.on('close', () => this.#flows.delete(flow));
    client.on('data', (piece: Buffer) => {
      if (!flow.toBroker) return;
      for (const frame of requests.push(piece)) this.#ask(frame, pending, upstream);
    });
    upstream.on('data', (piece: Buffer) => {
      if (!flow.toClient) return;
      for (const frame of answers.push(piece)) this.#answer(frame, pending, client);
    });
  }

  #tie(socket: Socket, other: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }

  #ask(frame: Buffer, pending: Map<number, number>, upstream: Socket): void {
    if (this.frozen) return;
    const { api, correlationId } = requestOf(frame);
    pending.set(correlationId, api);
    this.#requests.set(api, this.count(api) + 1);
    if (api === Api.fetch) this.fetchBytes.push(frame.length);
    if (api === Api.metadata) this.askedForCreation ||= asksForCreation(frame);
    if (api === Api.metadata && this.questionsToMislead > 0) {
      this.questionsToMislead -= misnameTopics(frame) ? 1 : 0;
    }
    const produces = [...pending.values()].filter((each) => each === Api.produce).length;
    this.mostProduceInFlight = Math.max(this.mostProduceInFlight, produces);
    upstream.write(frame);
  }

  #answer(frame: Buffer, pending: Map<number, number>, client: Socket): void {
    const correlationId = correlationIdOf(frame);
    const api = pending.get(correlationId) ?? -1;
    const pass = (): void => {
      pending.delete(correlationId);
      if (this.frozen) return;
      const toLose = this.#toLose.get(api) ?? 0;
      this.#toLose.set(api, Math.max(toLose - 1, 0));
      const refusal = this.#toRefuse.get(api);
      if (refusal && refusal.times > 0) {
        refusal.times -= 1;
        frame.writeInt16BE(refusal.code, frame.length - 2);
      }
      if (this.damageBatches && api === Api.fetch) damageBatches(frame);
      if (toLose > 0) client.destroy();
      else client.write(withAddress(frame, this.broker, this.address));
    };
    const delay = this.#delays.get(api);
    if (delay === undefined) pass();
    else setTimeout(pass, delay);
  }
}
