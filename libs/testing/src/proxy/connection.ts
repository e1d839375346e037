import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { StackPart } from '../stack-control.js';
import { purposeOf } from './purpose.js';

export const directions = ['both', 'toClient', 'toServer'] as const;
export type Direction = (typeof directions)[number];

interface Ends {
  part: StackPart;
  client: Socket;
  server: Socket;
  /** The stream through which the server answers. */
  answers: Duplex;
}

/** One connection through a proxy. */
export class Connection {
  /** The name of the application in PostgreSQL; `producer`, `consumer` or `admin` in Kafka. */
  purpose = '';
  isSilent = false;

  constructor(
    readonly ends: Ends,
    ended: () => void,
  ) {
    const { part, client, server, answers } = ends;
    client.on('data', (piece: Buffer) => (this.purpose = purposeOf(part, piece, this.purpose)));
    client.pipe(server);
    server.pipe(answers).pipe(client);
    const end = (): void => {
      // The other end of a silent connection learns nothing.
      if (this.isSilent) return;
      this.cut();
      ended();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
  }

  /** Makes it pass no more bytes, in one direction or both. It stays open. */
  silence(direction: Direction): void {
    const { client, server, answers } = this.ends;
    this.isSilent = true;
    // Still read, so that the end of one side is seen, but not passed on.
    if (direction !== 'toServer') answers.unpipe(client).resume();
    if (direction !== 'toClient') client.unpipe(server).resume();
  }

  cut(): void {
    this.ends.client.destroy();
    this.ends.server.destroy();
  }
}
