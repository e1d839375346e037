import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderCompleted } from '@shop/contracts';
import { publishSchemas, RegistryUnavailableError, SchemaRegistry, subjectOf } from '@shop/messaging';
import {
  aCertificate,
  projectRoot,
  registryOfStack,
  stackAddresses,
  uniqueName,
  type Certificate,
} from '@shop/testing';

const topic = { ...orderCompleted, name: uniqueName('order-completed') };
const subject = subjectOf(topic);
const { registryUrl } = stackAddresses();

beforeAll(() => publishSchemas(registryOfStack(), [topic]));

async function ask(method: string, path: string, body?: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${registryUrl}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  await answer.body?.cancel();
  return answer.status;
}

describe('The registry', () => {
  it('is read by everybody', async () => {
    const anybody = new SchemaRegistry({ url: registryUrl });
    const [id] = await anybody.idsOf(subject);
    expect(await ask('GET', `/schemas/ids/${id}`)).toBe(200);
    expect(await anybody.isGuarded(subject)).toBe(true);
  });

  it.each([
    [
      'POST',
      `/subjects/${subject}/versions`,
      { schema: 'syntax = "proto3"; message X {}', schemaType: 'PROTOBUF' },
    ],
    ['PUT', `/config/${subject}`, { compatibility: 'NONE' }],
    ['PUT', '/config', { compatibility: 'NONE' }],
    ['DELETE', `/subjects/${subject}`, undefined],
    ['DELETE', `/subjects/${subject}/versions/1`, undefined],
  ])('does nothing for who does not say who they are: %s %s', async (method, path, body) => {
    expect([401, 403]).toContain(await ask(method, path, body));
    expect(await new SchemaRegistry({ url: registryUrl }).isGuarded(subject)).toBe(true);
  });

  it('does nothing for who has another password', async () => {
    const user = { username: 'operations', password: 'guessed' };
    const publishing = new SchemaRegistry({ url: registryUrl, user }).register(subject, 'syntax = "proto3";');
    await expect(publishing).rejects.toThrow(RegistryUnavailableError);
    await expect(publishing).rejects.toThrow('refuses user operations');
  });
});

describe('A registry that speaks TLS', () => {
  let certificate: Certificate;
  let url: string;
  let close: () => void;

  beforeAll(async () => {
    certificate = await aCertificate();
    const front = createServer(certificate, (asked, response) => {
      const { method, url: path = '/', headers } = asked;
      const onward = request(new URL(path, registryUrl), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      asked.pipe(onward);
    });
    await once(front.listen(0, '127.0.0.1'), 'listening');
    const address = new URL(registryUrl);
    url = `https://localhost:${(front.address() as AddressInfo).port}${address.pathname}`;
    close = () => {
      front.closeAllConnections();
      front.close();
    };
  });
  afterAll(async () => {
    close();
    await certificate.remove();
  });

  const check = (env: Record<string, string>) =>
    promisify(execFile)(
      process.execPath,
      [join(projectRoot, 'dist/apps/shop/src/main.js'), 'schemas', 'check', '--json'],
      {
        env: { ...process.env, REGISTRY_URL: url, ...env },
      },
    );

  it('is believed by who is told whom to trust', async () => {
    const outcome = await check({ NODE_EXTRA_CA_CERTS: certificate.file }).catch((error: unknown) => error);
    expect(JSON.parse((outcome as { stdout: string }).stdout)).toHaveLength(11);
  });

  it('is not believed by who is not', async () => {
    await expect(check({})).rejects.toMatchObject({
      stderr: expect.stringContaining('self-signed certificate'),
    });
  });
});
