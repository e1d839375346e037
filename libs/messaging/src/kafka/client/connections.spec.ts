import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { kafkaClient } from './client.js';
import { Connections } from './connections.js';

describe('the connections of a client', () => {
  const server = createServer();
  let port: number;
  let connections: Connections;

  beforeEach(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    connections = new Connections([`127.0.0.1:${port}`]);
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const open = () => {
    return connections.socketFactory({
      host: '127.0.0.1',
      port,
      ssl: undefined as never,
      onConnect: () => undefined,
    });
  };

  it('fail when they are cut, and no others are made', async () => {
    const socket = open();
    const failed = once(socket, 'error');
    connections.cut();
    expect(await failed).toEqual([new Error('this client was cut off')]);
    expect(open).toThrow('cut off');
  });

  it('end what kafkajs would try for ever', async () => {
    const refusing = new Connections(['127.0.0.1:1']);
    const { brokers, socketFactory } = refusing;
    const user = { username: 'test', password: 'test' };
    const client = kafkaClient({ brokers: [], clientId: 'test', user }, { brokers, socketFactory });
    const connected = client.admin().connect();
    setTimeout(() => refusing.cut(), 300);
    await expect(connected).rejects.toThrow('brokers array is empty');
  });
});
