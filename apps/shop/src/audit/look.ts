import { EventSerde, SchemaRegistry } from '@shop/messaging';
import { readConfig } from '../config.js';
import { clientsFor } from '../operations/operations.client.js';
import { readOperationsConfig } from '../operations/operations-config.js';
import { askFolded, askKept } from './ask-books.js';
import type { Books } from './books.js';
import { collectKept, collectTold, collectViews } from './collect-books.js';
import { foldRecent } from './fold-recent.js';
import { recent } from './narrow.js';
import { FactReader } from './read-facts.js';

export interface LookOptions {
  /** Where the services and the topics are, as for every command. */
  environment?: NodeJS.ProcessEnv;
  /** Rows without a change since then need not be folded. */
  since?: Date | undefined;
  /** Ids of facts to ignore. */
  without?: ReadonlySet<string>;
}

/** Gives `work` a function that reads all the books, any number of times. */
export async function withBooks<T>(
  { environment = process.env, since, without = new Set() }: LookOptions,
  work: (look: () => Promise<Books>) => Promise<T>,
): Promise<T> {
  const { kafka, registry } = readConfig(environment);
  const services = clientsFor(readOperationsConfig(environment));
  const reader = new FactReader(kafka, new EventSerde(new SchemaRegistry(registry)));
  const look = async (): Promise<Books> => {
    const rows = await Promise.all(
      services.map(async ({ service, client }) => ({ service, lines: await askKept(client) })),
    );
    const facts = (await reader.read()).filter(({ id }) => !without.has(id));
    const kept = collectKept(rows);
    const isRecent = since ? recent(since, { ...kept, facts }) : () => true;
    const folded = await Promise.all(
      services.map(async ({ service, client }, at) => ({
        service,
        lines: await foldRecent(rows[at]?.lines ?? [], facts, isRecent, (some) =>
          askFolded(client, service, some),
        ),
      })),
    );
    return { ...kept, told: collectTold(folded), views: collectViews(rows, folded), facts };
  };
  try {
    await reader.start();
    return await work(look);
  } finally {
    await reader.stop();
  }
}
