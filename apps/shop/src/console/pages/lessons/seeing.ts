import type { ShopStatus } from '../../../status/shop-status.js';
import type { Reaction } from '../../../trace/reaction.js';
import type { LiveStory } from '../../story-feed.js';
import { askLines } from '../ask.js';
import type { Step } from './lesson.js';

export function shopNow(): Promise<ShopStatus> {
  return lookOnce<ShopStatus>('/live/shop');
}

/** Whether that is what the group has made of `order-placed` of the noted order. */
export function reacted(group: string, state: Reaction['state']): Step['seen'] {
  return async ({ order }) => {
    const { facts } = await lookOnce<LiveStory>(`/live/orders/${order}`);
    const placed = facts.find(({ topic }) => topic === 'order-placed');
    return placed?.reactions.find((each) => each.group === group)?.state === state;
  };
}

async function lookOnce<T>(path: string): Promise<T> {
  const leaving = new AbortController();
  try {
    for await (const { seen } of askLines<{ seen?: T }>(path, { signal: leaving.signal })) {
      if (seen !== undefined) return seen;
    }
    throw new Error('The console shows nothing');
  } finally {
    leaving.abort();
  }
}
