import { randomUUID } from 'node:crypto';
import { UsageError } from '../failure.js';
import { JsonLines, ServiceClient } from '../http/service-client.js';
import { readOperationsConfig, type OperationsConfig } from './operations-config.js';

/** Talks with the operations port of a service. */
export class OperationsClient extends ServiceClient {
  /** An answer that is no JSON. */
  async text(path: string): Promise<string> {
    const response = await this.request('GET', path, undefined, AbortSignal.timeout(10_000));
    return response.text();
  }

  /** The answer as it is, a refusal too, for somebody else to read. @throws NoAnswerError */
  relay(method: string, path: string, body: object | undefined, signal: AbortSignal): Promise<Response> {
    return this.ask(method, path, body, signal);
  }

  /** The lines of an answer that comes bit by bit and may take its time, each parsed. */
  async *lines(path: string, body: object): AsyncGenerator {
    yield* linesIn(await this.request('POST', path, body));
  }

  /** The same of a question. */
  async *linesOf(path: string): AsyncGenerator {
    yield* linesIn(await this.request('GET', path));
  }

  /** The same, with a request of lines. */
  async *sendLines(path: string, lines: readonly string[]): AsyncGenerator {
    yield* linesIn(await this.request('POST', path, new JsonLines(lines)));
  }
}

async function* linesIn({ body: content }: Response): AsyncGenerator {
  let begun = '';
  for await (const text of untilBrokenOff(content?.pipeThrough(new TextDecoderStream()) ?? [])) {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    // Blank ones say only that the service is still at it.
    for (const line of lines) if (line !== '') yield JSON.parse(line);
  }
}

/** A service that dies in mid-answer sends no more: a reader that misses the last line knows. */
async function* untilBrokenOff(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  try {
    yield* texts;
  } catch {
    return;
  }
}

/** @throws UsageError when there is no such service */
export function operationsOf(service: string): OperationsClient {
  const config = readOperationsConfig();
  const found = clientsFor(config).find((each) => each.service === service);
  if (found) return found.client;
  throw new UsageError(`Unknown service ${service}: take ${Object.keys(config.urls).join(', ')}`);
}

/** One for each service. */
export function clientsFor({
  urls,
  token,
}: OperationsConfig): { service: string; client: OperationsClient }[] {
  return Object.entries(urls).map(([service, url]) => {
    return { service, client: new OperationsClient(url, `operations-${randomUUID()}`, token) };
  });
}
