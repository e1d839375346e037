import { z } from 'zod';
import { everyService } from '../operations/ask-services.js';
import { operationsOf } from '../operations/operations.client.js';
import type { OrderKeys } from './order-keys.js';
import type { Questions } from './questions.js';

const Shown = z.object({
  views: z.array(z.object({ name: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
  withoutBook: z.array(z.string()),
});

/** The rows of a service's read models about the order, and the read models without a book. */
export interface ServiceViews extends z.output<typeof Shown> {
  service: string;
}

/** Asks each service, whichever there are. */
export async function viewsOf({ keys }: OrderKeys, questions: Questions): Promise<ServiceViews[]> {
  const asked = everyService().map((service) =>
    questions.ask(service, async () => {
      const of = { keys: Object.values(keys) };
      return { service, ...(await operationsOf(service).send('POST', '/books/about', Shown, of)) };
    }),
  );
  return (await Promise.all(asked)).filter((answer) => answer !== undefined);
}

export function describeViews(all: readonly ServiceViews[]): string[][] {
  return all.flatMap(({ service, views, withoutBook }) => [
    ...views.flatMap(({ name, rows }) => {
      const shown = rows.length === 0 ? ['-'] : rows.map(describeRow);
      return shown.map((row) => [service, name, row]);
    }),
    ...withoutBook.map((name) => [service, name, 'not shown: it has no book']),
  ]);
}

const keys = new Set(['id', 'about']);

/** Leaves out the keys of the story, and columns without a value. */
function describeRow(row: Record<string, unknown>): string {
  return Object.entries(row)
    .filter(([name, value]) => !keys.has(name) && value !== null)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`)
    .join(', ');
}
