import { describe, expect, it } from '@jest/globals';
import type { ChunkOutcome, IncomingRecord } from '../../port/index.js';
import { JoinedChunks } from './joined-chunks.js';

const recordsOf = (...keys: string[]) => keys.map((key) => ({ key }) as IncomingRecord);

/** Records the chunks of the handler, and lets a test answer them. */
class Handler {
  readonly given: string[][] = [];
  readonly #answers: PromiseWithResolvers<ChunkOutcome>[] = [];
  readonly chunks = new JoinedChunks((records) => {
    this.given.push(records.map(({ key }) => key));
    const answer = Promise.withResolvers<ChunkOutcome>();
    this.#answers.push(answer);
    return answer.promise;
  }, 4);

  handle(...keys: string[]): Promise<ChunkOutcome> {
    return this.chunks.handle(recordsOf(...keys));
  }

  answer(call: number, outcome: ChunkOutcome | Error): void {
    if (outcome instanceof Error) this.#answers[call]?.reject(outcome);
    else this.#answers[call]?.resolve(outcome);
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('chunks that come in one turn', () => {
  it('are handed over as one, each in its order', async () => {
    const handler = new Handler();
    void handler.handle('a1', 'a2');
    void handler.handle('b1');
    await nextTurn();
    expect(handler.given).toEqual([['a1', 'a2', 'b1']]);
  });

  it('are not joined to more than a chunk', async () => {
    const handler = new Handler();
    void handler.handle('a1', 'a2', 'a3', 'a4');
    void handler.handle('b1', 'b2', 'b3');
    void handler.handle('c1');
    void handler.handle('d1');
    await nextTurn();
    expect(handler.given).toEqual([['a1', 'a2', 'a3', 'a4'], ['b1', 'b2', 'b3', 'c1'], ['d1']]);
  });

  it.each([
    [0, [0, 0, 0]],
    [1, [1, 0, 0]],
    [2, [2, 0, 0]],
    [3, [2, 1, 0]],
    [4, [2, 1, 1]],
  ])('with %i records done have %j of their own done', async (done, each) => {
    const handler = new Handler();
    const outcomes = [handler.handle('a1', 'a2'), handler.handle('b1'), handler.handle('c1')];
    await nextTurn();
    handler.answer(0, { done, retryIn: 7 });
    expect(await Promise.all(outcomes)).toEqual(each.map((own) => ({ done: own, retryIn: 7 })));
  });

  it('fail together when the handler throws', async () => {
    const handler = new Handler();
    const outcomes = [handler.handle('a1'), handler.handle('b1')];
    await nextTurn();
    handler.answer(0, new Error('a mistake'));
    const settled = await Promise.allSettled(outcomes);
    expect(settled).toMatchObject([
      { reason: { message: 'a mistake' } },
      { reason: { message: 'a mistake' } },
    ]);
  });
});

describe('chunks that come while handlers are busy', () => {
  it('wait, and are joined when one is done', async () => {
    const handler = new Handler();
    const busy: Promise<ChunkOutcome>[] = [];
    for (const key of ['a', 'b', 'c', 'd']) {
      busy.push(handler.handle(key));
      await nextTurn();
    }
    void handler.handle('e');
    await nextTurn();
    void handler.handle('f');
    await nextTurn();
    expect(handler.given).toEqual([['a'], ['b'], ['c'], ['d']]);

    handler.answer(1, { done: 1 });
    expect(await busy[1]).toEqual({ done: 1 });
    await nextTurn();
    expect(handler.given[4]).toEqual(['e', 'f']);
  });

  it('go on after a handler that threw', async () => {
    const handler = new Handler();
    const failing: Promise<ChunkOutcome>[] = [];
    for (const key of ['a', 'b', 'c', 'd']) {
      failing.push(handler.handle(key));
      await nextTurn();
    }
    void handler.handle('e');
    handler.answer(0, new Error('a mistake'));
    await expect(failing[0]).rejects.toThrow('a mistake');
    await nextTurn();
    expect(handler.given[4]).toEqual(['e']);
  });
});
