import { z } from 'zod';
import { addressOf, greetings, reasonOfSilence } from '../greet.js';

/** A service answered, but not with success. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError';

  constructor(
    readonly status: number,
    message: string,
    /** How long the service asks callers to wait; 0 if it does not say. */
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

/** A body of many lines, each of them JSON. */
export class JsonLines {
  constructor(readonly lines: readonly string[]) {}
}

/** Talks JSON with one of the services. */
export class ServiceClient {
  #hasSpoken = false;

  constructor(
    readonly baseUrl: string,
    /** Identifies the events that its requests cause. */
    readonly correlationId: string,
    /** For services that require one. */
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

  /** Returns the answer before its body is read. */
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

  /** Returns the answer, whatever its status. @throws NoAnswerError */
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

  /** An answer may take long, but a server must respond to a greeting at once. */
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
