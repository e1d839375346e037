import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { TLSSocket } from 'node:tls';

/** The length and code of the question whether a server of PostgreSQL speaks TLS. */
const SSL_REQUEST_BYTES = 8;

/**
 * Stands before the database of the tests, which speaks plainly, and encrypts, as a server of PostgreSQL does
 * it.
 */
export async function postgresOverTls(url: string, { cert, key }: { cert: string; key: string }) {
  const target = new URL(url);
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('readable', () => {
      socket.read(SSL_REQUEST_BYTES);
      socket.write('S');
      const client = new TLSSocket(socket, { isServer: true, cert, key });
      const database = connect(Number(target.port), target.hostname);
      client.on('error', () => database.destroy()).on('close', () => database.destroy());
      database.on('error', () => client.destroy()).on('close', () => client.destroy());
      client.pipe(database).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = 'localhost';
  through.port = String((server.address() as AddressInfo).port);
  return { url: through.href, close: () => void server.close() };
}
