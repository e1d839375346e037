import { Transform, type TransformCallback } from 'node:stream';

export interface Address {
  host: string;
  port: number;
}

/** The bytes of the length before each message of Kafka's protocol. */
const LENGTH_BYTES = 4;

/**
 * Changes the port in the addresses of a broker's answers. Only whole messages leave, since a piece may end
 * in the middle of an address.
 */
export class Readdressed extends Transform {
  #rest: Buffer = Buffer.alloc(0);
  readonly #known: Buffer;
  readonly #wanted: Buffer;

  constructor({ host, port }: Address, wantedPort: number) {
    super();
    this.#known = encodeAddress({ host, port });
    this.#wanted = encodeAddress({ host, port: wantedPort });
  }

  override _transform(piece: Buffer, _encoding: string, done: TransformCallback): void {
    this.#rest = Buffer.concat([this.#rest, piece]);
    for (let end = this.#endOfFirst(); end <= this.#rest.length; end = this.#endOfFirst()) {
      this.push(this.#readdress(this.#rest.subarray(0, end)));
      this.#rest = this.#rest.subarray(end);
    }
    done();
  }

  #endOfFirst(): number {
    return this.#rest.length < LENGTH_BYTES ? Infinity : LENGTH_BYTES + this.#rest.readInt32BE(0);
  }

  #readdress(message: Buffer): Buffer {
    for (let at = message.indexOf(this.#known); at >= 0; at = message.indexOf(this.#known, at)) {
      this.#wanted.copy(message, at);
    }
    return message;
  }
}

function encodeAddress({ host, port }: Address): Buffer {
  const encoded = Buffer.alloc(host.length + 4);
  encoded.write(host, 'latin1');
  encoded.writeInt32BE(port, host.length);
  return encoded;
}
