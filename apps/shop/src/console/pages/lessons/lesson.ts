import type { LiveStory } from '../../story-feed.js';
import type { ShopStatus } from '../../../status/shop-status.js';
import { ask, askLines } from '../ask.js';

/**
 * The notes that the steps of a lesson hand on to each other. They are in the address, so a reload goes on at
 * the same step.
 */
export type Notes = Readonly<Record<string, string>>;

export interface Step {
  /** The task. */
  say: string;
  /** The button for it. It returns notes for the next steps. */
  button?: { label: string; act: (notes: Notes) => Promise<Notes> };
  /** Where to do it or to watch it. */
  link?: { label: string; to: (notes: Notes) => string };
  /** The thing to see. */
  watch: string;
  /** Whether it has happened: the lesson goes on by itself. */
  seen: (notes: Notes) => Promise<boolean>;
}

/** A guided experiment on the running shop that checks by itself what has been seen. */
export interface Lesson {
  id: string;
  title: string;
  /** Its teaching. */
  about: string;
  /** Where it is in the code. */
  code: string;
  steps: readonly Step[];
}

export async function placeOrder(body: { sku?: string } = {}): Promise<string> {
  const { orderId } = await ask<{ orderId: string }>('/orders', { fulfil: false, ...body });
  return orderId;
}

export async function setFault(service: string, rule: Record<string, unknown>): Promise<void> {
  await ask(`/operations/${service}/faults`, { group: service, ...rule });
}

/** The story of the order of the notes, as it is now. */
export function storyOf({ order }: Notes): Promise<LiveStory> {
  return lookOnce<LiveStory>(`/live/orders/${order}`);
}

export function shopNow(): Promise<ShopStatus> {
  return lookOnce<ShopStatus>('/live/shop');
}

/** The reaction of a group to `order-placed`. */
export async function reactionOf(notes: Notes, group: string) {
  const { facts } = await storyOf(notes);
  const placed = facts.find(({ topic }) => topic === 'order-placed');
  return placed?.reactions.find((each) => each.group === group);
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
