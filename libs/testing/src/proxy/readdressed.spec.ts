import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { Readdressed } from './readdressed.js';

const broker = { host: '127.0.0.1', port: 9_092 };
const PROXY_PORT = 40_001;

function address(port: number): Buffer {
  const encoded = Buffer.alloc(4);
  encoded.writeInt32BE(port);
  return Buffer.concat([Buffer.from(broker.host), encoded]);
}

function message(...parts: (string | Buffer)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length);
  return Buffer.concat([length, content]);
}

const passed = (pieces: Buffer[]): Promise<Buffer> =>
  buffer(Readable.from(pieces).pipe(new Readdressed(broker, PROXY_PORT)));

describe('The address of a broker in its answers', () => {
  const asked = Buffer.concat([message('before', address(9_092), 'after'), message('ends in SCRAM-SHA-512')]);
  const wanted = Buffer.concat([
    message('before', address(PROXY_PORT), 'after'),
    message('ends in SCRAM-SHA-512'),
  ]);

  it('is that of the proxy', async () => {
    expect(await passed([Buffer.from(asked)])).toEqual(wanted);
  });

  it('is so wherever a piece ends', async () => {
    const bytes = Array.from(asked, (byte) => Buffer.from([byte]));
    expect(await passed(bytes)).toEqual(wanted);
  });

  it('does not hold back an answer that ends as an address begins', async () => {
    const answers = new Readdressed(broker, PROXY_PORT);
    answers.write(message('SCRAM-SHA-512'));
    expect(answers.read()).toEqual(message('SCRAM-SHA-512'));
  });
});
