import { eventually } from '../eventually.js';
import { stackAddresses } from '../stack.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

interface Application {
  listen(port: number, host: string): Promise<unknown>;
  getUrl(): Promise<string>;
  close(): Promise<void>;
}

/** Talks with a service that runs in the process of the test. */
export class Api {
  private constructor(
    readonly app: Application,
    readonly url: string,
  ) {}

  /** Lets the service listen on a free port, and waits until it is ready. */
  static async serve(app: Application): Promise<Api> {
    await app.listen(0, '127.0.0.1');
    const api = new Api(app, await app.getUrl());
    const readiness = (): Promise<Response> => fetch(`${api.url}/health/ready`);
    await eventually(readiness, ({ ok }) => ok, 'the service never became ready');
    return api;
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.#ask('PUT', path, body);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask('POST', path, body, headers);
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  async #ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const json = { 'content-type': 'application/json' };
    const content =
      body === undefined ? { headers } : { headers: { ...json, ...headers }, body: JSON.stringify(body) };
    const response = await fetch(`${this.url}${path}`, { method, ...content });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }
}

/**
 * The environment of a service with its HTTP API only: no relay, no consumers, no log lines, and no limit
 * that a fast machine would reach.
 */
export function apiEnvironment(databases: { writeUrl: string; readUrl: string }): Record<string, string> {
  const { brokers, registryUrl } = stackAddresses();
  return {
    REGISTRY_URL: registryUrl,
    KAFKA_BROKERS: brokers.join(),
    ROLES: 'api',
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '0',
    WRITE_DATABASE_URL: databases.writeUrl,
    READ_DATABASE_URL: databases.readUrl,
  };
}
