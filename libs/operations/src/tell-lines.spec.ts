import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type StreamableFile } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createAdapter } from '@shop/http';
import { RebuildError } from '@shop/projection';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { tellLines, type Tell } from './tell-lines.js';

let work: (tell: Tell<object>, signal: AbortSignal) => Promise<void>;
let stopping: AbortController;

@Controller()
class WorkController {
  @Get()
  work(): StreamableFile {
    return tellLines((tell, signal) => work(tell, signal), stopping.signal);
  }
}

@Module({ controllers: [WorkController] })
class WorkModule {}

let app: NestFastifyApplication;
beforeEach(async () => {
  stopping = new AbortController();
  app = await NestFactory.create<NestFastifyApplication>(WorkModule, createAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
});
afterEach(() => app.close());

async function linesTold(): Promise<unknown[]> {
  const text = await (await fetch(await app.getUrl())).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Aborted')), { once: true });
  });

describe('Work that is told line by line', () => {
  it('ends with a line that says so', async () => {
    work = async (tell) => tell({ done: 1 });
    expect(await linesTold()).toEqual([{ done: 1 }, { end: 'complete' }]);
  });

  it('says why it failed, and what was behind it', async () => {
    const cause = new Error('no such column');
    work = () => Promise.reject(new RebuildError('The projector failed', { cause }));
    const failed = { end: 'failed', code: 'REBUILD_REFUSED', detail: 'The projector failed' };
    expect(await linesTold()).toEqual([{ ...failed, because: ['no such column'] }]);
  });

  it('ends when the service is stopped', async () => {
    work = async (tell, signal) => {
      tell({ begun: true });
      setTimeout(() => stopping.abort(), 20);
      await aborted(signal);
    };
    expect(await linesTold()).toEqual([{ begun: true }, { end: 'stopped' }]);
  });

  it('ends when its client has gone, although nothing more is told', async () => {
    const ended = Promise.withResolvers<string>();
    work = async (tell, signal) => {
      tell({ begun: true });
      await aborted(signal).catch((error: Error) => ended.resolve(error.message));
    };
    const client = new AbortController();
    const { body } = await fetch(await app.getUrl(), { signal: client.signal });
    await body?.getReader().read();
    client.abort();
    expect(await ended.promise).toBe('Aborted');
  });
});
