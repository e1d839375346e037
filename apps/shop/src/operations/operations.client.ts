import { randomUUID } from 'node:crypto';
import { UsageError } from '../failure.js';
import { JsonLines, ServiceClient } from '../http/service-client.js';
import { readOperationsConfig, type OperationsConfig } from './operations-config.js';

/** Talks with the operations port of a service. */
export class OperationsClient extends ServiceClient {
  /** Returns an answer that is not JSON. */
  async text(path: string): Promise<string> {
    const response = await this.request('GET', path, undefined, AbortSignal.timeout(10_000));
    return response.text();
  }

  /** Returns the answer unread, even a refusal, to be passed on. @throws NoAnswerError */
  relay(method: string, path: string, body?: object): Promise<Response> {
    return this.ask(method, path, body);
  }

  /** Yields the parsed lines of an answer, as they arrive; that may take long. */
  async *lines(path: string, body: object): AsyncGenerator {
    yield* linesIn(await this.request('POST', path, body));
  }

  /** The same for a `GET`. */
  async *linesOf(path: string): AsyncGenerator {
    yield* linesIn(await this.request('GET', path));
  }

  /** The same, with lines as the body of the request. */
  async *sendLines(path: string, lines: readonly string[]): AsyncGenerator {
    yield* linesIn(await this.request('POST', path, new JsonLines(lines)));
  }
}

async function* linesIn({ body: content }: Response): AsyncGenerator {
  let begun = '';
  for await (const text of untilBrokenOff(content?.pipeThrough(new TextDecoderStream()) ?? [])) {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    // Blank lines say only that the service is still at work.
    for (const line of lines) if (line !== '') yield JSON.parse(line);
  }
}

/** Ends where a service dies in the middle of its answer: the reader sees that the last line is missing. */
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
  throw new UsageError(`Unknown service ${service}: use ${Object.keys(config.urls).join(', ')}`);
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
