import { topicCatalogue } from '@shop/contracts';
import { topicsOwnedBy, topicsReadBy } from '@shop/topics';
import { z } from 'zod';
import { CommandFailedError } from '../failure.js';
import type { OperationsClient } from '../operations/operations.client.js';
import { BookLine, FoldedLine } from './book-line.js';
import type { Fact } from './facts.js';

const Ended = z.object({ end: z.string(), detail: z.string().optional() });

/** Reads the stored rows of a service. */
export function askKept(client: OperationsClient): Promise<BookLine[]> {
  return collect(client.linesOf('/books'), BookLine, client.baseUrl);
}

/** Asks a service for its rows as these facts make them. It gets only facts that it reads or writes. */
export function askFolded(
  client: OperationsClient,
  service: string,
  facts: readonly Fact[],
): Promise<FoldedLine[]> {
  const known = topicsOf(service);
  const lines = facts
    .filter(({ topic }) => known.has(topic))
    .map(({ topic, value }) => JSON.stringify({ topic, value: value.toString('base64') }));
  return collect(client.sendLines('/books/folded', lines), FoldedLine, client.baseUrl);
}

function topicsOf(service: string): ReadonlySet<string> {
  const known = [...topicsOwnedBy(topicCatalogue, service), ...topicsReadBy(topicCatalogue, service)];
  return new Set(known.map(({ name }) => name));
}

/** @throws CommandFailedError when the answer is not complete */
async function collect<Schema extends z.ZodType>(
  answer: AsyncIterable<unknown>,
  schema: Schema,
  url: string,
): Promise<z.output<Schema>[]> {
  const lines: z.output<Schema>[] = [];
  for await (const content of answer) {
    const ended = Ended.safeParse(content).data;
    if (ended?.end === 'complete') return lines;
    if (ended) throw new CommandFailedError(`The books of ${url} ${ended.end}: ${ended.detail ?? ''}`);
    lines.push(schema.parse(content));
  }
  throw new CommandFailedError(`The books of ${url} broke off before their end`);
}
