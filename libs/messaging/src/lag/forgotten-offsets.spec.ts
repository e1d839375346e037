import { describe, expect, it } from '@jest/globals';
import type { TopicOffsets } from '../port/index.js';
import { hasForgottenOffsets } from './forgotten-offsets.js';

const at = (offset: bigint) => [{ topic: 'a-topic', partition: 0, offset }];

/** A topic with offsets 5 to 9; the events from `remembered` on are young. */
function kafka({ committed = [] as ReturnType<typeof at>, remembered = 7n }): TopicOffsets {
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    connect: nothing,
    ping: nothing,
    close: nothing,
    ranges: () => Promise.resolve([{ topic: 'a-topic', partition: 0, begin: 5n, end: 10n }]),
    since: () => Promise.resolve(at(remembered)),
    committed: () => Promise.resolve(committed),
    marks: () => Promise.resolve([]),
    clusterId: () => Promise.resolve('a-cluster'),
  };
}

function isForgotten(offsets: TopicOffsets, hasHandled = true): Promise<boolean> {
  const memory = { since: () => Promise.resolve(new Date()), hasHandled: () => Promise.resolve(hasHandled) };
  return hasForgottenOffsets(offsets, { group: 'a-group', topics: ['a-topic'] }, memory);
}

describe('The offsets of a group', () => {
  it('are forgotten when there are none, and it would begin with what it has no memory of', async () => {
    expect(await isForgotten(kafka({}))).toBe(true);
  });

  it('are not forgotten as long as there is one', async () => {
    expect(await isForgotten(kafka({ committed: at(6n) }))).toBe(false);
  });

  it('are not needed when it remembers all that the topics hold', async () => {
    expect(await isForgotten(kafka({ remembered: 5n }))).toBe(false);
  });

  it('are not there yet when it has handled nothing', async () => {
    expect(await isForgotten(kafka({}), false)).toBe(false);
  });
});
