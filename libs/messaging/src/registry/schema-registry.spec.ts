import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, jest } from '@jest/globals';
import { eventually } from '@shop/testing';
import { RegistryUnavailableError, SchemaRefusedError } from '../errors.js';
import { SchemaRegistry } from './schema-registry.js';

afterEach(() => void jest.restoreAllMocks());

it.each<[string, (response: ServerResponse, count: number) => unknown]>([
  ['says nothing', () => undefined],
  ['says nothing at a second attempt', (response, count) => count === 1 && response.destroy()],
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
  let count = 0;
  const server = createServer((_request, response) => answer(response, (count += 1)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const registry = new SchemaRegistry({ url, timeoutMs: 300 });
  const error: unknown = await registry
    .findId('subject', 'syntax = "proto3";')
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RegistryUnavailableError);
  // Always in these words: lines of a fault that lasts stand for each other by them.
  expect(String(error)).toContain(`The schema registry at ${url} fails: no answer within 300 ms`);
  server.closeAllConnections();
  server.close();
});

it('A registry that fell silent while the clock was set back is asked again', async () => {
  const { now } = Date;
  const answers: ((response: ServerResponse) => unknown)[] = [
    (response) => {
      jest.spyOn(Date, 'now').mockImplementation(() => now() - 1_800_000);
      response.destroy();
    },
    () => undefined,
  ];
  const answer = (response: ServerResponse): unknown => response.end('{ "id": 7 }');
  const server = createServer((_request, response) => (answers.shift() ?? answer)(response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const registry = new SchemaRegistry({ url: `http://127.0.0.1:${port}`, timeoutMs: 300 });
  const find = (): Promise<unknown> => registry.findId('subject', 'one');
  await expect(find()).rejects.toThrow('no answer');
  await eventually(find, (id) => id === 7, 'it was not asked again', { timeout: 10_000 });
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
