import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Problem details, RFC 9457. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

/**
 * Talks JSON with a service. Every answer is an answer, whatever its status; none at all is an error. Only
 * 429 is no answer: nothing was done but count, so the client asks again after `Retry-After`, however quick
 * the machine is.
 */
export class ServiceClient {
  /** The answers that mean "something went wrong on our side": never right, whatever is down. */
  readonly crashes: string[] = [];

  constructor(
    readonly url: () => string,
    readonly correlationId: string,
  ) {}

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.#send('GET', path);
  }

  post<Body>(path: string, body?: object): Promise<Answer<Body>> {
    return this.#send('POST', path, body);
  }

  put<Body>(path: string, body: object): Promise<Answer<Body>> {
    return this.#send('PUT', path, body);
  }

  async #send<Body>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    const response = await this.#fetchInTurn(method, path, body);
    const text = await response.text();
    if (response.status === 500) this.crashes.push(`${method} ${path} answered 500: ${text}`);
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    };
  }

  async #fetchInTurn(method: string, path: string, body?: object): Promise<Response> {
    for (;;) {
      const response = await fetch(`${this.url()}${path}`, {
        method,
        headers: {
          'x-correlation-id': this.correlationId,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      });
      if (response.status !== 429) return response;
      await response.body?.cancel();
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1_000);
    }
  }
}
