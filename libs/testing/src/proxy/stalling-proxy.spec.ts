import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../eventually.js';
import { StallingProxy } from './stalling-proxy.js';

/** Answers with the bytes that it gets. */
let server: Server;
let received: string;
let proxy: StallingProxy;
const clients: Socket[] = [];

beforeEach(async () => {
  received = '';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      received += String(piece);
      socket.write(piece);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  proxy = await StallingProxy.start(`http://127.0.0.1:${port}/api`, 'registry');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  server.close();
});

async function client(): Promise<{ socket: Socket; ask: (text: string) => void; heard: () => string }> {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  let heard = '';
  socket.on('data', (piece) => (heard += String(piece)));
  socket.on('error', () => undefined);
  const ask = (text: string): void => void socket.write(text);
  ask('hello');
  await eventually(() => heard, 'hello', 'there was no answer');
  return { socket, ask, heard: () => heard };
}

/** After this, all bytes that were sent before on another connection have passed, if they pass at all. */
async function untilAnotherIsAnswered(): Promise<void> {
  const { socket } = await client();
  socket.destroy();
}

describe('A connection by way of a proxy', () => {
  it.each([
    { direction: 'both', reaches: false },
    { direction: 'toServer', reaches: false },
    { direction: 'toClient', reaches: true },
  ] as const)('is silent ($direction) and stays open, and others are not', async ({ direction, reaches }) => {
    const { socket, ask, heard } = await client();
    proxy.connections[0]?.silence(direction);
    ask('are you there?');
    await untilAnotherIsAnswered();
    expect(received.includes('are you there?')).toBe(reaches);
    expect(heard()).toBe('hello');
    expect(socket.destroyed).toBe(false);
  });

  it('is silent from the beginning when that was asked for', async () => {
    proxy.stallNext('toServer');
    const socket = connect(proxy.port, '127.0.0.1');
    clients.push(socket);
    socket.write('anybody?');
    await untilAnotherIsAnswered();
    expect(received).not.toContain('anybody?');
  });

  it('is lost when all are cut, and a new one is not', async () => {
    const { socket } = await client();
    const closed = once(socket, 'close');
    proxy.cut();
    await closed;
    await client();
  });
});
