import { describe, expect, it } from '@jest/globals';
import { OldestWaiting } from './oldest-waiting.js';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('The oldest record that waits', () => {
  it.each([0, 400, 3_000, 5 * MINUTE_MS, 3 * DAY_MS, 400 * DAY_MS])(
    'is found when it is %d ms old',
    async (age) => {
      const topic = new Topic([
        [1, NOW - age - DAY_MS],
        [2, NOW - age],
        [3, NOW],
      ]);
      expectAge(NOW - (await topic.oldest(2)), age);
    },
  );

  it('is the oldest over the partitions that have one', async () => {
    const topic = new Topic(
      [
        [0, NOW - 2 * MINUTE_MS],
        [1, NOW],
      ],
      [
        [0, NOW - 7 * MINUTE_MS],
        [1, NOW],
      ],
      [[0, NOW - DAY_MS]],
    );
    expectAge(NOW - (await topic.oldest(0, 0)), 7 * MINUTE_MS);
    expectAge(NOW - (await topic.oldest(0, 1)), 2 * MINUTE_MS);
  });

  it('gets older while its consumer is stuck, for two questions each time', async () => {
    const topic = new Topic([
      [0, NOW - MINUTE_MS],
      [1, NOW],
    ]);
    const found = await topic.oldest(0);
    topic.questions = 0;
    expect(await topic.oldest(0)).toBe(found);
    expect(topic.questions).toBe(2);
  });

  it('is another one when the group goes back, forth, or stays in one partition and goes back in another', async () => {
    const topic = new Topic(
      [
        [0, NOW - 9 * MINUTE_MS],
        [1, NOW - MINUTE_MS],
        [2, NOW],
      ],
      [[0, NOW - 5 * MINUTE_MS]],
    );
    expectAge(NOW - (await topic.oldest(1, 0)), 5 * MINUTE_MS);
    expectAge(NOW - (await topic.oldest(0, 0)), 9 * MINUTE_MS);
    expectAge(NOW - (await topic.oldest(1)), MINUTE_MS);
  });

  it('is the first one that is left when compaction has removed the beginning', async () => {
    const topic = new Topic([
      [500, NOW - MINUTE_MS],
      [600, NOW],
    ]);
    expectAge(NOW - (await topic.oldest(0)), MINUTE_MS);
  });

  it('is new when the clock of its producer is ahead', async () => {
    expectAge(NOW - (await new Topic([[0, NOW + DAY_MS]]).oldest(0)), 0);
  });
});

/** Offsets and times of the records of its partitions, asked as a broker is. */
class Topic {
  readonly #partitions: [offset: number, time: number][][];
  readonly #waiting = new OldestWaiting();
  questions = 0;

  constructor(...partitions: [offset: number, time: number][][]) {
    this.#partitions = partitions;
  }

  /** @param next where the group goes on in the first partitions */
  oldest(...next: number[]): Promise<number> {
    return this.#waiting.time(byPartition(next), (time) => this.#offsetsAt(time), NOW);
  }

  #offsetsAt(time: number): Promise<Map<number, bigint>> {
    this.questions += 1;
    const first = this.#partitions.map(
      (records) => records.find((record) => record[1] >= time)?.[0] ?? 1_000,
    );
    return Promise.resolve(byPartition(first));
  }
}

function byPartition(offsets: number[]): Map<number, bigint> {
  return new Map(offsets.map((offset, partition) => [partition, BigInt(offset)]));
}

function expectAge(found: number, age: number): void {
  expect(found).toBeGreaterThanOrEqual(age);
  expect(found).toBeLessThanOrEqual(age + Math.max(250, age * 0.03));
}
