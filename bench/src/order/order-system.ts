import type { ShopService } from '@shop/testing';
import type { Counting } from './counts.js';

/**
 * Three services that carry an order from its placement to its completion, each a process that counts its
 * work.
 */
export interface OrderSystem {
  urls: Record<ShopService, string>;
  /** The topics of its facts. */
  topics: string[];
  /** Its own name for a topic of the shop. */
  topic: (name: string) => string;
  processes: Record<ShopService, { pid: number; counting: Counting }>;
  /** @throws DishonestRunError unless its read model, if it has one, shows so many orders as completed */
  testify(customerId: string, placed: number): Promise<void>;
  close(): Promise<void>;
}
