import { describe, expect, it } from '@jest/globals';
import type { Fact } from './fact.js';
import { reactionsTo, type GroupKnowledge } from './reaction.js';
import type { Parked } from './whereabouts.js';

const place = { partition: 3, offset: '17', publishedAt: '' };
const fact: Fact = {
  eventId: 'event-1',
  topic: 'order-completed',
  service: 'order',
  key: 'a',
  time: '',
  correlationId: null,
  causationId: null,
  headers: {},
  content: null,
  place,
  outbox: null,
};
const parked: Parked = {
  eventId: 'event-1',
  topic: 'order-completed',
  partition: 3,
  offset: '17',
  stage: '5s',
  attempts: 3,
  redrives: 0,
  blockedBy: null,
  errorClass: 'TypeError',
  errorMessage: 'x is undefined',
  dueAt: '2026-07-01T12:00:05Z',
};
const row = { id: 'read-7', key: 'a', headers: {}, createdAt: '', reason: null };

/** The reaction of the topic's one subscriber, `order-projector`. */
function reaction(next: number, { whereabouts, outbox = [] }: Partial<GroupKnowledge> = {}, of = fact) {
  const group = 'order-projector';
  const knowledge = { next: new Map([['order-completed/3', next]]), whereabouts, outbox };
  const [found, ...others] = reactionsTo(of, new Map([[group, knowledge]]));
  expect(others).toEqual([]);
  return found;
}

function whereabouts(events: Parked[], ...happened: string[]): Partial<GroupKnowledge> {
  const history = happened.map((what) => {
    return { eventId: 'event-1', at: '', what, detail: 'why', actor: 'anna' };
  });
  return { whereabouts: { group: 'order-projector', parked: events, history } };
}

describe('A group', () => {
  it('has handled what lies before its offset, and is not parked', () => {
    expect(reaction(18, whereabouts([]))).toEqual({
      group: 'order-projector',
      state: 'handled',
      failures: 0,
    });
  });

  it('has not read what lies behind its offset', () => {
    expect(reaction(17, whereabouts([]))).toMatchObject({ state: 'unread', behind: 1 });
    expect(reaction(10)).toMatchObject({ state: 'unread', behind: 8 });
  });

  it('tries again what is in a tier, and may still have to send it there', () => {
    expect(reaction(18, whereabouts([parked], 'failed'))).toMatchObject({
      state: 'retrying',
      tier: '5s',
      dueAt: parked.dueAt,
      attempts: 3,
      error: 'TypeError: x is undefined',
      forward: null,
    });
    const outbox = [{ ...row, eventId: 'event-1', topic: 'retry.order-projector.5s' }];
    const sending = { ...whereabouts([parked]), outbox };
    expect(reaction(18, sending)).toMatchObject({ state: 'retrying', forward: { row: 'read-7' } });
  });

  it('has given up what is dead', () => {
    const dead = { ...parked, stage: 'dead', dueAt: null, attempts: 6 };
    expect(reaction(18, whereabouts([dead]))).toMatchObject({ state: 'dead', attempts: 6, redrives: 0 });
  });

  it('waits for an earlier one of the key', () => {
    const blocked = { ...parked, blockedBy: 'event-0' };
    expect(reaction(18, whereabouts([blocked]))).toMatchObject({ state: 'blocked', behind: 'event-0' });
  });

  it('has handled after all what failed before, and let go what was discarded', () => {
    expect(reaction(18, whereabouts([], 'failed', 'failed', 'handled'))).toMatchObject({
      state: 'handled',
      failures: 2,
    });
    expect(reaction(18, whereabouts([], 'failed', 'discarded'))).toMatchObject({
      state: 'discarded',
      by: 'anna',
      reason: 'why',
    });
  });

  it('knows by its place an event whose id nobody can read', () => {
    const another = { ...parked, eventId: 'made-of-its-place', stage: 'dead' };
    expect(reaction(18, whereabouts([another]))).toMatchObject({ state: 'dead' });
    expect(reaction(18, whereabouts([{ ...another, offset: '18' }]))).toMatchObject({ state: 'handled' });
  });

  it('has read it, whatever came of that, when its service does not answer', () => {
    expect(reaction(18)).toEqual({ group: 'order-projector', state: 'read' });
  });

  it('has nothing to do with what is not published', () => {
    expect(reaction(18, whereabouts([]), { ...fact, place: null })).toBeUndefined();
  });
});
