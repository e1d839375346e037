import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCertificate, createTestDatabase, type Certificate, type TestDatabase } from '@shop/testing';
import { Database } from '../src/database.js';
import { postgresOverTls } from './postgres-over-tls.js';

let certificate: Certificate;
let plain: TestDatabase;
let encrypted: Awaited<ReturnType<typeof postgresOverTls>>;

beforeAll(async () => {
  certificate = await aCertificate();
  plain = await createTestDatabase({ migrations: [] });
  encrypted = await postgresOverTls(plain.url, certificate);
});
afterAll(async () => {
  encrypted.close();
  await Promise.all([plain.drop(), certificate.remove()]);
});

async function answerAt(url: string): Promise<unknown[]> {
  const database = new Database({ name: 'tls', url });
  try {
    await database.connect();
    return await database.query('select 1 as one');
  } finally {
    await database.close();
  }
}

describe('A database that is asked for by TLS', () => {
  it('answers to who trusts its certificate', async () => {
    const trusting = `${encrypted.url}?sslmode=verify-full&sslrootcert=${certificate.file}`;
    expect(await answerAt(trusting)).toEqual([{ one: 1 }]);
  });

  it('is not believed by who does not', async () => {
    await expect(answerAt(`${encrypted.url}?sslmode=verify-full`)).rejects.toThrow(/self-signed certificate/);
  });

  it('is refused when it speaks plainly', async () => {
    await expect(answerAt(`${plain.url}?sslmode=verify-full`)).rejects.toThrow('does not support SSL');
  });
});
