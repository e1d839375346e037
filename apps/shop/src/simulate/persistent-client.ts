import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { RefusedRequestError } from '../http/service-client.js';

const ATTEMPT_TIMEOUT_MS = 10_000;
const MIN_PAUSE_MS = 250;

/**
 * Statuses that pass by themselves: too many requests, and those of a service or its proxy while a server is
 * down.
 */
const PASSING = new Set([429, 500, 502, 503, 504]);

/**
 * Repeats a request until the service answers, so that the service may restart at any moment. It respects
 * `Retry-After`. A command has a key of its own: although it is sent several times, it happens once.
 */
export class PersistentClient {
  constructor(
    readonly baseUrl: string,
    readonly correlationId: string,
    readonly patienceMs: number,
  ) {}

  get<Schema extends z.ZodType>(path: string, answer: Schema): Promise<z.output<Schema>> {
    return this.#ask({ method: 'GET', path }, answer);
  }

  post<Schema extends z.ZodType>(path: string, answer: Schema, body?: object): Promise<z.output<Schema>> {
    return this.#ask({ method: 'POST', path, body, key: randomUUID() }, answer);
  }

  put<Schema extends z.ZodType>(path: string, answer: Schema, body: object): Promise<z.output<Schema>> {
    return this.#ask({ method: 'PUT', path, body }, answer);
  }

  /** @throws RefusedRequestError for a refusal that a repeat would not change */
  async #ask<Schema extends z.ZodType>(question: Question, answer: Schema): Promise<z.output<Schema>> {
    const deadline = performance.now() + this.patienceMs;
    for (;;) {
      try {
        return answer.parse(await this.#attempt(question));
      } catch (error) {
        if (!isPassing(error) || performance.now() > deadline) throw error;
        await sleep(pauseAfter(error));
      }
    }
  }

  async #attempt({ method, path, body, key }: Question): Promise<unknown> {
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        'x-correlation-id': this.correlationId,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.ok) return text === '' ? undefined : JSON.parse(text);
    const words = `${method} ${this.baseUrl}${path}: ${response.status} ${text.slice(0, 200)}`;
    throw new RefusedRequestError(response.status, words, retryAfterMsOf(response));
  }
}

interface Question {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object | undefined;
  key?: string;
}

/** An answer that never came, or was cut off, has an error of its own kind, which also passes. */
function isPassing(error: unknown): boolean {
  if (error instanceof RefusedRequestError) return PASSING.has(error.status);
  return error instanceof Error && error.name !== 'ZodError' && error.name !== '$ZodError';
}

function pauseAfter(error: unknown): number {
  return Math.max(MIN_PAUSE_MS, error instanceof RefusedRequestError ? error.retryAfterMs : 0);
}

/** A proxy may give a date instead of seconds: then our own pause applies. */
function retryAfterMsOf({ headers }: Response): number {
  return (Number(headers.get('retry-after')) || 0) * 1_000;
}
