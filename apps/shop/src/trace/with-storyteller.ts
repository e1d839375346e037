import { createTopicOffsets, EventSerde, SchemaRegistry } from '@shop/messaging';
import type { ShopConfig } from '../config.js';
import { withAdmin } from '../with-admin.js';
import { FactFeed } from './fact-feed.js';
import type { OrderKeys } from './order-keys.js';
import { Storyteller } from './story.js';

/** Gives `work` a storyteller, and closes its connections afterwards. */
export async function withStoryteller<T>(
  config: ShopConfig,
  order: OrderKeys,
  work: (teller: Storyteller) => Promise<T>,
): Promise<T> {
  const feed = new FactFeed(config.kafka, new EventSerde(new SchemaRegistry(config.registry)), order);
  try {
    return await withAdmin(createTopicOffsets(config.kafka), async (offsets) => {
      await feed.start();
      return work(new Storyteller(feed, offsets));
    });
  } finally {
    await feed.stop();
  }
}
