import { connect } from 'node:net';

/** The first bytes of a connection. The server answers them at once, even without a login. */
export type Greeting = Buffer;

export const greetings = {
  http: Buffer.from('GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
  /** ApiVersions: its length, key 18, version 0, number 1, a client without a name. */
  kafka: Buffer.from('0000000a0012000000000001ffff', 'hex'),
  /** SSLRequest: the answer is one letter. */
  postgres: Buffer.from('0000000804d2162f', 'hex'),
} satisfies Record<string, Greeting>;

const standardPorts: Record<string, string> = { 'https:': '443', 'http:': '80' };
const POSTGRES_PORT = '5432';

const ANSWER_WITHIN_MS = 1_500;

/** The host and port of a URL. */
export function addressOf(text: string): string {
  const { protocol, hostname, port } = new URL(text);
  return `${hostname}:${port || (standardPorts[protocol] ?? POSTGRES_PORT)}`;
}

/**
 * Returns why no server answers, or undefined if one does. To accept a connection is no answer: the system
 * does that for a process that hangs. To close it is one: a server that expects TLS may do so.
 */
export function reasonOfSilence(
  address: string,
  greeting: Greeting,
  withinMs = ANSWER_WITHIN_MS,
): Promise<string | undefined> {
  const [, host, port] = /^\[?(.*?)\]?:(\d+)$/.exec(address) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const done = (reason?: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reason);
    };
    const timer = setTimeout(() => done(`silent for ${withinMs} ms`), withinMs);
    socket.once('connect', () => socket.write(greeting));
    socket
      .once('data', () => done())
      .once('end', () => done())
      .once('error', (error) => done(reasonOf(error)));
  });
}

/** Some errors, such as that of a name with several addresses, have only a code. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return error.message === '' ? String(error.code) : error.message;
}
