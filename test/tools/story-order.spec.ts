import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

interface Story {
  path: string;
}

/** The script is plain JavaScript without declarations, so it is typed here. */
interface StoryOrder {
  inOrder: (stories: readonly Story[], seed?: number) => Story[];
}

const stories = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path }));

describe('the order of the stories', () => {
  let inOrder: StoryOrder['inOrder'];
  beforeAll(async () => {
    ({ inOrder } = (await import(join(projectRoot, 'tools/tests/story-order.mjs'))) as StoryOrder);
  });

  it('is that of their names', () => {
    expect(inOrder(stories.toReversed())).toEqual(stories);
  });

  it('follows from a seed, and from nothing else', () => {
    const first = inOrder(stories, 1);
    expect(inOrder(first)).toEqual(stories);
    expect(inOrder(stories.toReversed(), 1)).toEqual(first);
  });

  it('is another for another seed', () => {
    const orders = [1, 2, 3, 4].map((seed) => JSON.stringify(inOrder(stories, seed)));
    expect(new Set(orders).size).toBe(4);
  });
});
