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

/** Asks every service. */
export async function viewsOf(
  { keys }: Pick<OrderKeys, 'keys'>,
  questions: Questions,
): Promise<ServiceViews[]> {
  const asked = everyService().map((service) =>
    questions.ask(service, async () => {
      const of = { keys: Object.values(keys) };
      return { service, ...(await operationsOf(service).send('POST', '/books/about', Shown, of)) };
    }),
  );
  return (await Promise.all(asked)).filter((answer) => answer !== undefined);
}
