import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { RegistryUnavailableError, SchemaRefusedError } from '../errors.js';
import { SchemaRegistry } from './schema-registry.js';

it.each<[string, (response: ServerResponse) => void]>([
  ['says nothing', () => undefined],
  [
    'stops in the middle of an answer',
    (response) => response.writeHead(200, { 'content-length': 100 }).write('{'),
  ],
  [
    'never comes to the end of an answer',
    (response) => {
      response.writeHead(200, { 'content-length': 100_000 });
      const drop = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drop));
    },
  ],
])('A registry that %s is given up in time', async (_, answer) => {
  const server = createServer((_request, response) => answer(response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const registry = new SchemaRegistry({ url: `http://127.0.0.1:${port}`, timeoutMs: 300 });
  await expect(registry.findId('subject', 'syntax = "proto3";')).rejects.toBeInstanceOf(
    RegistryUnavailableError,
  );
  server.closeAllConnections();
  server.close();
});

it('What a registry answers is understood, whatever its status', async () => {
  const bodies: string[] = [];
  const answers: [number, object][] = [
    [404, { error_code: 40401, message: 'no subject' }],
    [200, { id: 7 }],
    [409, { error_code: 409, message: 'incompatible' }],
  ];
  const server = createServer((request, response) => {
    request.on('data', (piece) => bodies.push(String(piece)));
    request.on('end', () => {
      const [status, body] = answers.shift() ?? [500, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const registry = new SchemaRegistry({ url: `http://127.0.0.1:${port}`, timeoutMs: 300 });
  expect(await registry.findId('subject', 'one')).toBeUndefined();
  expect(await registry.register('subject', 'two')).toBe(7);
  await expect(registry.register('subject', 'three')).rejects.toBeInstanceOf(SchemaRefusedError);
  expect(bodies.map((body) => JSON.parse(body) as object)).toEqual(
    ['one', 'two', 'three'].map((schema) => expect.objectContaining({ schema, schemaType: 'PROTOBUF' })),
  );
  server.closeAllConnections();
  server.close();
});
