import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAdapter } from '@shop/http';
import { OperationsController } from './operations.controller.js';

@Module({ controllers: [OperationsController] })
class Relay {}

let app: NestFastifyApplication;
let service: Server;
let gone: PromiseWithResolvers<void>;

beforeEach(async () => {
  gone = Promise.withResolvers();
  // It reports a step, and goes on with its work.
  service = createServer((request, reply) => {
    if (request.method === 'POST') {
      reply.writeHead(202, { 'content-type': 'application/x-ndjson' }).write('{"done":1}\n');
      reply.once('close', gone.resolve);
    } else reply.end();
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  process.env['ORDER_OPERATIONS_URL'] = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  app = await NestFactory.create<NestFastifyApplication>(Relay, createAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
});
afterEach(async () => {
  delete process.env['ORDER_OPERATIONS_URL'];
  await app.close();
  service.closeAllConnections();
  service.close();
});

describe('What the console asks a service', () => {
  it('comes back as it is, and ends when its reader has gone', async () => {
    const reader = new AbortController();
    const answer = await fetch(`${await app.getUrl()}/api/operations/order/replays/order`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: reader.signal,
    });
    const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([202, 'application/x-ndjson']);
    expect(await lines?.read()).toEqual({ done: false, value: '{"done":1}\n' });

    lines?.cancel().catch(() => undefined);
    reader.abort();
    await gone.promise;
  });
});
