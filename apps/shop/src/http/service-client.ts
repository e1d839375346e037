import { z } from 'zod';
import { addressOf, greetings, reasonOfSilence } from '../greet.js';

/** A service answered, and not with success. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError';

  constructor(
    readonly status: number,
    message: string,
    /** How long it asks to be left alone; 0 if it does not say. */
    readonly retryAfterMs = 0,
  ) {
    super(message);
  }
}

/** A service did not answer. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

const Problem = z.looseObject({ code: z.string(), detail: z.string() });

/** A body of many parts, each on a line of its own, which is JSON. */
export class JsonLines {
  constructor(readonly lines: readonly string[]) {}
}

/** Talks JSON with one of the services. */
export class ServiceClient {
  #hasSpoken = false;

  constructor(
    readonly baseUrl: string,
    /** Names the chain of events that its requests begin. */
    readonly correlationId: string,
    /** For those that do not answer everybody. */
    readonly token?: string,
  ) {}

  /** @throws RefusedRequestError when the service does not answer with success */
  async send<Schema extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    answer: Schema,
    body?: object,
  ): Promise<z.output<Schema>> {
    const response = await this.request(method, path, body, AbortSignal.timeout(10_000));
    const text = await response.text();
    return answer.parse(text === '' ? undefined : JSON.parse(text));
  }

  /** The answer, its body not read yet. */
  protected async request(
    method: string,
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<Response> {
    const response = await this.ask(method, path, body, signal);
    if (response.ok) return response;
    const words = refusal(response.status, await response.text());
    throw new RefusedRequestError(response.status, `${method} ${this.baseUrl}${path}: ${words}`);
  }

  /** The answer, whatever it says. @throws NoAnswerError */
  protected async ask(method: string, path: string, body?: object, signal?: AbortSignal): Promise<Response> {
    await this.#assertSpeaks(`${method} ${this.baseUrl}${path}`);
    const content = body && contentOf(body);
    const headers = {
      'x-correlation-id': this.correlationId,
      ...content?.headers,
      ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
    };
    try {
      return await fetch(`${this.baseUrl}${path}`, {
        method,
        headers,
        ...(content && { body: content.body }),
        ...(signal && { signal }),
      });
    } catch (cause) {
      throw new NoAnswerError(`${method} ${this.baseUrl}${path} got no answer`, { cause });
    }
  }

  /** An answer may take its time. Nobody waits for a server that says nothing at all. */
  async #assertSpeaks(question: string): Promise<void> {
    if (this.#hasSpoken) return;
    const reason = await reasonOfSilence(addressOf(this.baseUrl), greetings.http);
    if (reason !== undefined) {
      throw new NoAnswerError(`${question} got no answer`, { cause: new Error(reason) });
    }
    this.#hasSpoken = true;
  }
}

function contentOf(body: object): { headers: { 'content-type': string }; body: string } {
  if (!(body instanceof JsonLines)) {
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  }
  const text = body.lines.map((line) => `${line}\n`).join('');
  return { headers: { 'content-type': 'application/x-ndjson' }, body: text };
}

function refusal(status: number, text: string): string {
  try {
    const { code, detail } = Problem.parse(JSON.parse(text));
    return `${status} ${code}: ${detail}`;
  } catch {
    return `${status} ${text.slice(0, 200)}`;
  }
}
