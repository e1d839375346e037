import type { ShopStatus } from '../../../status/shop-status.js';
import type { Reaction } from '../../../trace/reaction.js';
import type { Sight } from '../../live-feed.js';
import type { LiveStory } from '../../story-feed.js';
import { ask } from '../ask.js';
import type { Step } from './lesson.js';

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
