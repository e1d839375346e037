import { createService } from '@shop/service';
import { createLogger } from '@shop/telemetry';
import { eventually, stackAddresses } from '@shop/testing';
import { AppModule } from '../src/app.module.js';
import { readConfig } from '../src/config.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface Api {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/** The service with its HTTP API and nothing else: no relay, no consumers, so a test decides what the view hears of. */
export async function anApi(databases: { writeUrl: string; readUrl: string }): Promise<Api> {
  const config = readConfig({
    REGISTRY_URL: stackAddresses().registryUrl,
    KAFKA_BROKERS: stackAddresses().brokers.join(),
    ROLES: 'api',
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    WRITE_DATABASE_URL: databases.writeUrl,
    READ_DATABASE_URL: databases.readUrl,
  });
  const logger = createLogger({ service: config.name, level: config.logLevel });
  const app = await createService(AppModule.forRoot(config), config, logger);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const readiness = () => fetch(`${url}/health/ready`);
  await eventually(readiness, ({ ok }) => ok, 'the service never became ready');
  const call = (method: string) => (path: string, body?: unknown) => request(method, `${url}${path}`, body);
  return { get: call('GET'), post: call('POST'), close: () => app.close() };
}

async function request(method: string, url: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const content = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  const response = await fetch(url, { method, ...content });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
