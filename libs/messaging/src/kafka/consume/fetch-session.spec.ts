import { beforeEach, describe, expect, it } from '@jest/globals';
import { FetchSession, type FetchedTopic } from './fetch-session.js';

/** A request for one topic: the offset of each partition. */
function asking(topic: string, offsets: Record<number, string>): FetchedTopic {
  const partitions = Object.entries(offsets).map(([partition, fetchOffset]) => ({
    partition: Number(partition),
    fetchOffset,
  }));
  return { topic, partitions };
}

describe('a session of fetches', () => {
  let session: FetchSession;
  beforeEach(() => {
    session = new FetchSession();
    session.next([asking('a', { 0: '5', 1: '7' }), asking('b', { 0: '0' })]);
    session.answered({ sessionId: 12, errorCode: 0 });
  });

  it('begins by naming all partitions', () => {
    expect(new FetchSession().next([asking('a', { 0: '5', 1: '7' })])).toEqual({
      sessionId: 0,
      sessionEpoch: 0,
      topics: [asking('a', { 0: '5', 1: '7' })],
      forgottenTopics: [],
    });
  });

  it('names nothing as long as nothing changes', () => {
    expect(session.next([asking('a', { 0: '5', 1: '7' }), asking('b', { 0: '0' })])).toEqual({
      sessionId: 12,
      sessionEpoch: 1,
      topics: [],
      forgottenTopics: [],
    });
  });

  it('names a partition that was read on, and one that is new', () => {
    const { topics } = session.next([asking('a', { 0: '5', 1: '8', 2: '0' }), asking('b', { 0: '0' })]);
    expect(topics).toEqual([asking('a', { 1: '8', 2: '0' })]);
  });

  it('names what is not to be read any more, as it is paused or somebody else has it', () => {
    const { topics, forgottenTopics } = session.next([asking('a', { 1: '7' })]);
    expect(topics).toEqual([]);
    expect(forgottenTopics).toEqual([
      { topic: 'a', partitions: [0] },
      { topic: 'b', partitions: [0] },
    ]);
  });

  it('names it again when it is to be read once more', () => {
    session.next([asking('a', { 1: '7' })]);
    session.answered({ sessionId: 12, errorCode: 0 });
    const { topics } = session.next([asking('a', { 0: '5', 1: '7' })]);
    expect(topics).toEqual([asking('a', { 0: '5' })]);
  });

  it.each([
    ['has forgotten it', () => session.answered({ sessionId: 0, errorCode: 70 })],
    ['was told of another fetch', () => session.answered({ sessionId: 0, errorCode: 71 })],
    ['gives none any more', () => session.answered({ sessionId: 0, errorCode: 0 })],
    ['speaks a protocol without sessions', () => session.answered({})],
    ['has not answered', () => session.restart()],
  ])('begins anew, and names all, when the broker %s', (_what, happens) => {
    happens();
    const next = session.next([asking('a', { 0: '5', 1: '7' })]);
    expect(next).toMatchObject({ sessionEpoch: 0, topics: [asking('a', { 0: '5', 1: '7' })] });
    expect(next.forgottenTopics).toEqual([]);
  });
});
