import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serviceSettings } from './config.js';
import { ConfigError, kafkaConnection, readSettings, type Environment } from '@shop/settings';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const KEY = '-----BEGIN PRIVATE KEY-----\nMIIC\n-----END PRIVATE KEY-----\n';
const local = { KAFKA_BROKERS: '127.0.0.1:19092' };
const remote = { KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092' };

function connectionFrom(environment: Environment) {
  return kafkaConnection(
    readSettings(serviceSettings({ name: 'demo', httpPort: 3009 }), environment),
    'a-client',
  );
}

function problemsOf(environment: Environment): readonly string[] {
  try {
    connectionFrom(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

function fileWith(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'secret');
  writeFileSync(file, content);
  return file;
}

describe('the way to Kafka', () => {
  it('is that of the local stack when nothing is set: a user named as the service, whose password is its name', () => {
    expect(connectionFrom({})).toEqual({
      brokers: ['127.0.0.1:19092'],
      clientId: 'a-client',
      user: { username: 'demo', password: 'demo' },
    });
  });

  it('takes name and password from the environment', () => {
    const user = { username: 'somebody', password: 'secret' };
    const environment = { ...remote, KAFKA_USERNAME: 'somebody', KAFKA_PASSWORD: 'secret' };
    expect(connectionFrom(environment)).toMatchObject({ user });
  });

  it('has names of its own where a prefix says so, unless a name is given', () => {
    expect(connectionFrom({ KAFKA_PREFIX: 'staging.' })).toMatchObject({
      prefix: 'staging.',
      user: { username: 'staging.demo', password: 'staging.demo' },
    });
    const { user } = connectionFrom({ KAFKA_PREFIX: 'staging.', KAFKA_USERNAME: 'somebody' });
    expect(user.username).toBe('somebody');
    expect(problemsOf({ KAFKA_PREFIX: 'staging' })).toEqual([expect.stringContaining('like staging.')]);
  });

  it('takes the password from a file, without the line break at its end', () => {
    const environment = { ...remote, KAFKA_PASSWORD_FILE: fileWith(' secret \n') };
    expect(connectionFrom(environment).user.password).toBe(' secret ');
  });

  it('needs a password for brokers that are not on this machine', () => {
    const problem =
      'KAFKA_PASSWORD: must be set (or KAFKA_PASSWORD_FILE) for brokers that are not on this machine';
    expect(problemsOf(remote)).toEqual([problem]);
    expect(problemsOf({ KAFKA_BROKERS: 'localhost:9092,kafka:9092' })).toEqual([problem]);
    expect(problemsOf({ KAFKA_BROKERS: 'localhost:9092' })).toEqual([]);
  });

  it('is encrypted when it is told to be, and trusts what it is told to trust', () => {
    expect(connectionFrom({ KAFKA_TLS: 'true' })).toMatchObject({ tls: {} });
    const files = {
      KAFKA_TLS_CA_FILE: fileWith(CERTIFICATE),
      KAFKA_TLS_CERT_FILE: fileWith(CERTIFICATE),
      KAFKA_TLS_KEY_FILE: fileWith(KEY),
    };
    expect(connectionFrom({ KAFKA_TLS: 'true', ...files }).tls).toEqual({
      ca: CERTIFICATE.trimEnd(),
      cert: CERTIFICATE.trimEnd(),
      key: KEY.trimEnd(),
    });
  });

  it.each([
    [{ KAFKA_TLS: 'yes' }, 'KAFKA_TLS: must be true or false'],
    [{ KAFKA_TLS_CA: CERTIFICATE }, 'KAFKA_TLS_CA: has no effect unless KAFKA_TLS is true'],
    [{ KAFKA_TLS: 'true', KAFKA_TLS_CA: '/etc/ca.pem' }, 'KAFKA_TLS_CA: must be a certificate in PEM'],
    [{ KAFKA_TLS: 'true', KAFKA_TLS_CERT: CERTIFICATE }, 'KAFKA_TLS_KEY: must be set with KAFKA_TLS_CERT'],
    [{ KAFKA_TLS: 'true', KAFKA_TLS_KEY: KEY }, 'KAFKA_TLS_CERT: must be set with KAFKA_TLS_KEY'],
    [
      { KAFKA_TLS: 'true', KAFKA_TLS_CERT: CERTIFICATE, KAFKA_TLS_KEY: CERTIFICATE },
      'KAFKA_TLS_KEY: must be a private key in PEM',
    ],
    [{ KAFKA_USERNAME: '' }, 'KAFKA_USERNAME: must not be empty'],
    [{ KAFKA_PASSWORD: '' }, 'KAFKA_PASSWORD: must not be empty'],
    [{ KAFKA_PASSWORD_FILE: fileWith('\n') }, 'KAFKA_PASSWORD: must not be empty'],
    [{ KAFKA_PASSWORD_FILE: '/no/such/file' }, 'KAFKA_PASSWORD_FILE: cannot be read (ENOENT)'],
    [
      { KAFKA_PASSWORD: 'one', KAFKA_PASSWORD_FILE: fileWith('two') },
      'KAFKA_PASSWORD: is given here and by KAFKA_PASSWORD_FILE',
    ],
  ])('does not begin with %j', (environment, problem) => {
    expect(problemsOf({ ...local, ...environment })).toEqual([problem]);
  });
});

describe('secrets', () => {
  it('of databases come from files, too', () => {
    const url = 'postgres://demo:secret@db:5432/demo';
    const settings = serviceSettings({ name: 'demo', httpPort: 3009 });
    const environment = { WRITE_DATABASE_URL_FILE: fileWith(`${url}\n`), READ_DATABASE_URL: url };
    expect(readSettings(settings, environment)).toMatchObject({
      writeDatabaseUrl: url,
      readDatabaseUrl: url,
    });
  });

  it('are never part of a problem', () => {
    const secret = 'a-secret';
    const problems = problemsOf({
      KAFKA_BROKERS: 'none',
      KAFKA_PASSWORD: secret,
      KAFKA_PASSWORD_FILE: fileWith(secret),
      KAFKA_TLS_KEY: secret,
      KAFKA_TLS_CERT_FILE: fileWith(secret),
      OPERATIONS_TOKEN: secret,
      WRITE_DATABASE_URL: `mysql://root:${secret}@db/shop`,
      READ_DATABASE_URL_FILE: fileWith(`mysql://root:${secret}@db/shop`),
    });
    const blamed = problems.map((problem) => problem.split(':', 1)[0]);
    expect(new Set(blamed)).toEqual(
      new Set([
        'KAFKA_BROKERS',
        'KAFKA_PASSWORD',
        'KAFKA_TLS_CERT',
        'KAFKA_TLS_KEY',
        'OPERATIONS_TOKEN',
        'WRITE_DATABASE_URL',
        'READ_DATABASE_URL',
      ]),
    );
    expect(new ConfigError(problems).message).not.toContain(secret);
  });
});
