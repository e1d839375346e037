import { Agent, request } from 'node:http';

/** The service answered with a failure. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    words: string,
  ) {
    super(words);
  }
}

/**
 * Calls a service over connections that stay open, with as little work of its own as Node's HTTP client
 * allows.
 */
export class JsonClient {
  readonly #agent: Agent;

  constructor(
    readonly url: URL,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  close(): void {
    this.#agent.destroy();
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#ask('GET', path, {});
  }

  /**
   * @param body as JSON
   * @param more headers
   */
  send<Answer>(
    method: 'POST' | 'PUT',
    path: string,
    body = '{}',
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const length = String(Buffer.byteLength(body));
    const headers = { 'content-type': 'application/json', 'content-length': length, ...more };
    return this.#ask(method, path, headers, body);
  }

  /** @throws RefusedError for any answer but a success */
  #ask<Answer>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const { hostname: host, port } = this.url;
    const sent = request({ agent: this.#agent, host, port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 0 } = answer;
        if (status >= 300) reject(new RefusedError(status, `${method} ${path}: ${status} ${text}`));
        else resolve((text === '' ? undefined : JSON.parse(text)) as Answer);
      });
    });
    sent.on('error', reject);
    sent.end(body);
    return promise;
  }
}
