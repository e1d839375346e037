import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Api, correlationIdOf, Frames, requestOf, withAddress } from './kafka-frames.js';

/** Stands between a client and the broker, to do to them what networks do. Hosts of both addresses are as long as each other. */
export class KafkaProxy {
  /** How many produce requests the broker had at once, at most. */
  mostProduceInFlight = 0;
  /** How many produce responses are still to be lost: the broker has got the request, and the client never learns. */
  loseProduceResponses = 0;
  /** Connections are taken and nothing is passed on, as by a broker that hangs. */
  frozen = false;
  /** For a slow broker: how long each produce response takes, in milliseconds. */
  produceDelay = 0;
  readonly #requests = new Map<number, number>();
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  private constructor(readonly broker: string) {}

  static async start(broker: string): Promise<KafkaProxy> {
    const proxy = new KafkaProxy(broker);
    await proxy.restore();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** How many requests of a kind have come. */
  count(api: number): number {
    return this.#requests.get(api) ?? 0;
  }

  /** Cuts all connections and refuses new ones, as when the broker is away. */
  async refuse(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Listens again, at the same address. */
  async restore(): Promise<void> {
    this.frozen = false;
    const server = createServer((socket) => this.#serve(socket));
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
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    const produces = new Set<number>();
    const requests = new Frames();
    const responses = new Frames();
    client.on('data', (piece: Buffer) => {
      for (const frame of requests.push(piece)) this.#request(frame, produces, upstream);
    });
    upstream.on('data', (piece: Buffer) => {
      for (const frame of responses.push(piece)) this.#response(frame, produces, client);
    });
  }

  #request(frame: Buffer, produces: Set<number>, upstream: Socket): void {
    if (this.frozen) return;
    const { api, correlationId } = requestOf(frame);
    this.#requests.set(api, this.count(api) + 1);
    if (api === Api.produce) {
      produces.add(correlationId);
      this.mostProduceInFlight = Math.max(this.mostProduceInFlight, produces.size);
    }
    upstream.write(frame);
  }

  #response(frame: Buffer, produces: Set<number>, client: Socket): void {
    if (this.frozen) return;
    const answer = withAddress(frame, this.broker, this.address);
    if (!produces.has(correlationIdOf(frame))) {
      client.write(answer);
      return;
    }
    setTimeout(() => {
      produces.delete(correlationIdOf(frame));
      if (this.loseProduceResponses > 0) {
        this.loseProduceResponses -= 1;
        client.destroy();
      } else {
        client.write(answer);
      }
    }, this.produceDelay);
  }
}
