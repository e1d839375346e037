/**
 * Cuts what comes over a connection into the messages of Kafka's protocol: four bytes that say how many
 * follow.
 */
export class Frames {
  #rest: Buffer = Buffer.alloc(0);

  /** The messages that are complete with this piece, each with its four bytes. */
  push(piece: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const complete: Buffer[] = [];
    while (this.#rest.length >= 4 && this.#rest.length >= 4 + this.#rest.readInt32BE(0)) {
      const length = 4 + this.#rest.readInt32BE(0);
      complete.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return complete;
  }
}

/** The kinds of requests that tests look at. https://kafka.apache.org/protocol.html#protocol_api_keys */
export const Api = {
  produce: 0,
  fetch: 1,
  metadata: 3,
  offsetCommit: 8,
  joinGroup: 11,
  heartbeat: 12,
  initProducerId: 22,
} as const;

export function requestOf(frame: Buffer): { api: number; correlationId: number } {
  return { api: frame.readInt16BE(4), correlationId: frame.readInt32BE(8) };
}

/**
 * Whether a metadata request asks for topics that do not exist to be created: its last byte, since version 4.
 */
export function asksForCreation(frame: Buffer): boolean {
  return frame.at(-1) !== 0;
}

/** Changes the last letter of each topic in a metadata request. False when it is about none. */
export function misnameTopics(frame: Buffer): boolean {
  const header = 14 + frame.readInt16BE(12);
  let [count, at] = [frame.readInt32BE(header), header + 4];
  const isAboutSome = count > 0;
  for (; count > 0; count -= 1) {
    at += 2 + frame.readInt16BE(at);
    frame.write('_', at - 1);
  }
  return isAboutSome;
}

/**
 * Overwrites what is behind the header of each batch that is compressed, in an answer to a fetch. A batch is
 * known by its magic, 2, and by an epoch and attributes as small as they are here.
 *
 * @see https://kafka.apache.org/documentation/#recordbatch
 */
export function damageBatches(response: Buffer): void {
  for (let at = 8; at + 61 < response.length; at += 1) {
    const [length, epoch] = [response.readInt32BE(at + 8), response.readInt32BE(at + 12)];
    const [magic, attributes] = [response[at + 16], response.readInt16BE(at + 21)];
    const end = at + 12 + length;
    if (magic !== 2 || epoch !== 0 || attributes < 1 || attributes > 4 || end > response.length) continue;
    response.fill(0xee, at + 61, end);
    at = end - 1;
  }
}

export function correlationIdOf(response: Buffer): number {
  return response.readInt32BE(4);
}

/**
 * Brokers send their addresses to clients. This writes the proxy's address instead, so that nobody goes
 * around it.
 */
export function withAddress(response: Buffer, from: string, to: string): Buffer {
  const replaced = Buffer.from(response);
  const [known, wanted] = [encodeAddress(from), encodeAddress(to)];
  for (let at = replaced.indexOf(known); at >= 0; at = replaced.indexOf(known, at + 1)) {
    wanted.copy(replaced, at);
  }
  return replaced;
}

function encodeAddress(address: string): Buffer {
  const [host = '', port] = address.split(':');
  const bytes = Buffer.alloc(2 + host.length + 4);
  bytes.writeInt16BE(host.length, 0);
  bytes.write(host, 2);
  bytes.writeInt32BE(Number(port), 2 + host.length);
  return bytes;
}
