import type { ShopStatus } from '../../../status/shop-status.js';
import type { Reaction } from '../../../trace/reaction.js';
import type { Sight } from '../../live-feed.js';
import type { LiveStory } from '../../story-feed.js';
import { ask } from '../ask.js';
import { setFault, type Rule } from '../faults/faults.page.js';
import type { Notes, Step } from './lesson.js';

/** An order that warehouse and customer leave alone. */
export async function placeOrder(body: { sku?: string | undefined } = {}): Promise<Notes> {
  const { orderId } = await ask<{ orderId: string }>('/orders', { fulfil: false, ...body });
  return { order: orderId };
}

/** Plants a fault, and places orders that meet it. The last of them is noted. */
export async function placeUnder(fault: Rule, { orders = 1, sku }: { orders?: number; sku?: string } = {}) {
  await setFault(fault);
  for (let count = 1; count < orders; count += 1) await placeOrder({ sku });
  return placeOrder({ sku });
}

export const orderLink: NonNullable<Step['link']> = {
  label: 'Look at the order',
  to: ({ order }) => `/orders/${order}`,
};

export const mapLink: NonNullable<Step['link']> = { label: 'Look at the map', to: () => '/' };

export function shopNow(): Promise<ShopStatus> {
  return seenAt<ShopStatus>('/live/shop');
}

/** Whether that is what the group has made of `order-placed` of the noted order. */
export function reacted(group: string, state: Reaction['state']): Step['seen'] {
  return async ({ order }) => {
    const { facts } = await seenAt<LiveStory>(`/live/orders/${order}`);
    const placed = facts.find(({ topic }) => topic === 'order-placed');
    return placed?.reactions.find((each) => each.group === group)?.state === state;
  };
}

async function seenAt<T>(path: string): Promise<T> {
  const { seen, problem } = await ask<Sight<T>>(path);
  if (seen === undefined) throw new Error(problem ?? 'The console shows nothing');
  return seen;
}
