import { EventSerde, SchemaRegistry } from '@shop/messaging';
import type { ShopConfig } from '../config.js';
import type { Books } from './books.js';
import { FactReader } from './read-facts.js';
import { readTables } from './read-tables.js';
import { ShopDatabases } from './shop-databases.js';

/** Gives `work` a way to look at all the books, as often as it likes. */
export async function withBooks<T>(
  { kafka, registry, postgresAdminUrl }: ShopConfig,
  work: (look: () => Promise<Books>) => Promise<T>,
): Promise<T> {
  const databases = new ShopDatabases(postgresAdminUrl);
  const facts = new FactReader(kafka, new EventSerde(new SchemaRegistry(registry)));
  try {
    await databases.open();
    await facts.start();
    return await work(async () => ({ ...(await readTables(databases)), facts: await facts.read() }));
  } finally {
    await facts.stop();
    await databases.close();
  }
}
