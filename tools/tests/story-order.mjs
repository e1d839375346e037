import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/**
 * The order of the end-to-end stories: by name or, if a seed is shown, one that follows from the seed. No
 * story may depend on another.
 */
export default class StoryOrder extends Sequencer {
  #seed;

  constructor(options) {
    super(options);
    const { seed, showSeed } = options.globalConfig;
    if (showSeed) this.#seed = seed;
  }

  sort(tests) {
    return inOrder(tests, this.#seed);
  }
}

/**
 * @template {{ path: string }} Story
 * @param {readonly Story[]} stories
 * @param {number} [seed]
 */
export function inOrder(stories, seed) {
  const placeOf = ({ path }) => (seed === undefined ? path : digest(`${seed} ${basename(path)}`));
  return stories.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}
