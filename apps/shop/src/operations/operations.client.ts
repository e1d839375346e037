import { randomUUID } from 'node:crypto';
import { UsageError } from '../failure.js';
import { ServiceClient } from '../http/service-client.js';
import { readOperationsConfig } from './operations-config.js';

/** Talks with the desk of operations of a service. */
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
    const { body: content } = await this.request('POST', path, body);
    let begun = '';
    for await (const text of content?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (begun + text).split('\n');
      begun = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line);
    }
  }
}

/** @throws UsageError when there is no such service */
export function operationsOf(service: string): OperationsClient {
  const { urls, token } = readOperationsConfig();
  const url = urls[service];
  const known = Object.keys(urls).join(', ');
  if (url === undefined) throw new UsageError(`Unknown service ${service}: take ${known}`);
  return new OperationsClient(url, `operations-${randomUUID()}`, token);
}
