import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_DELAY_MS = 60_000;

/**
 * The connections of one client, so that they can be cut. kafkajs cannot give up: its `disconnect` waits for
 * answers that may take a minute or never come, and a running retry goes on after it.
 */
export class Connections {
  readonly #open = new Set<Socket>();
  #cut = false;

  constructor(readonly addresses: string[]) {}

  /** The same as kafkajs's own, and it keeps the record. */
  readonly socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    if (this.#cut) throw new Error('this client was cut off');
    const socket = ssl
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...ssl }, onConnect)
      : connectTcp({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  };

  /** After this answer alone, no broker at all, kafkajs does not try to connect again. */
  readonly brokers = (): string[] => (this.#cut ? [] : this.addresses);

  /** Every request in flight fails now, and no further one is made. */
  cut(): void {
    this.#cut = true;
    this.#destroy('this client was cut off');
  }

  /**
   * Every request in flight fails now, and the next one makes a new connection. kafkajs would repeat an
   * unanswered request on the same connection, which may no longer pass any bytes.
   */
  drop(): void {
    this.#destroy('Kafka did not answer in time');
  }

  #destroy(reason: string): void {
    // With an error, since kafkajs does not look at a plain close.
    for (const socket of this.#open) socket.destroy(new Error(reason));
  }
}
