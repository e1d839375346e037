import type { ShopService } from '@shop/testing';
import type { Counting } from './counts.js';

/** Three services that take an order from its placing to its completion, each a process that counts. */
export interface OrderSystem {
  urls: Record<ShopService, string>;
  /** The topics of its facts. */
  topics: string[];
  /** Its own name for a topic of the shop. */
  topic: (name: string) => string;
  processes: Record<ShopService, { pid: number; counting: Counting }>;
  /** @throws DishonestRunError unless it shows so many orders as completed, where it shows them */
  testify(customerId: string, placed: number): Promise<void>;
  close(): Promise<void>;
}
