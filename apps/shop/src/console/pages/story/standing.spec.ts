import { describe, expect, it } from '@jest/globals';
import type { Reaction } from '../../../trace/reaction.js';
import type { ToldFact } from '../../../trace/story.js';
import type { LiveStory } from '../../story-feed.js';
import { standingOf } from './standing.js';

const NOW = Date.parse('2026-07-01T12:00:10Z');
const placed: ToldFact = {
  eventId: 'event-1',
  topic: 'order-placed',
  service: 'order',
  key: 'a',
  time: '2026-07-01T12:00:00Z',
  correlationId: null,
  causationId: null,
  headers: {},
  content: null,
  place: { partition: 0, offset: '0', publishedAt: '2026-07-01T12:00:00Z' },
  outbox: null,
  reactions: [{ group: 'invoice', state: 'handled', failures: 0 }],
  history: [],
};

function story(fact: Partial<ToldFact>, more: Partial<LiveStory> = {}): LiveStory {
  const ids = { orderId: 'a', keys: {} };
  return {
    ...ids,
    facts: [{ ...placed, ...fact }],
    views: [],
    gaps: [],
    finished: false,
    seenHandled: {},
    ...more,
  };
}

const failed = { attempts: 3, error: 'TypeError: no price', forward: null };

function withReaction(reaction: Reaction): LiveStory {
  return story({ reactions: [reaction] });
}

describe('an order', () => {
  it.each<[string, LiveStory, string]>([
    ['is finished', story({}, { finished: true }), 'Finished'],
    ['waits for people', story({}), 'Nothing is stuck: The warehouse has yet to send it.'],
    [
      'cannot be told of',
      story({}, { gaps: ['invoice: no answer'] }),
      'Parts are missing: invoice: no answer',
    ],
    [
      'is stuck at a dead letter',
      withReaction({ group: 'invoice', state: 'dead', redrives: 0, ...failed }),
      'Stuck: group invoice could not handle order-placed, and gave up after 3 attempts. The error: TypeError: no price',
    ],
    [
      'is tried again',
      withReaction({
        group: 'invoice',
        state: 'retrying',
        tier: '5s',
        dueAt: '2026-07-01T12:00:13Z',
        ...failed,
      }),
      'Tried again: group invoice failed on order-placed 3 times, and tries again in 3.0 s. The error: TypeError: no price',
    ],
    [
      'is not read for long, as of a group that rests',
      withReaction({ group: 'invoice', state: 'unread', behind: 1 }),
      'Not read yet: group invoice has not read order-placed for 10.0 s: it is the next',
    ],
    [
      'waits behind another fact',
      withReaction({ group: 'invoice', state: 'blocked', behind: 'event-0', stage: 'dead' }),
      'waits behind event event-0 of the same key',
    ],
    [
      'is refused by Kafka',
      story({
        place: null,
        reactions: [],
        outbox: { row: 'write-1', since: placed.time, refusal: 'too large' },
      }),
      'Kafka refuses the fact order-placed of service order: too large',
    ],
    [
      'has not left its outbox',
      story({ place: null, reactions: [], outbox: { row: 'write-1', since: placed.time, refusal: null } }),
      'Service order stated order-placed 10.0 s ago, and has yet to publish it',
    ],
  ])('%s, and says so', (_, told, sentence) => {
    const said = standingOf(told, NOW).map(({ title, text }) => `${title}: ${text}`);
    expect(said).toEqual([expect.stringContaining(sentence)]);
  });

  it('says what the group would do', () => {
    const topics = [
      { name: 'order-placed', subscribers: [{ group: 'invoice', why: 'Opens a draft of the bill.' }] },
    ];
    const told = withReaction({ group: 'invoice', state: 'dead', redrives: 0, ...failed });
    expect(standingOf(told, NOW, topics)).toMatchObject([{ missing: 'Opens a draft of the bill.' }]);
  });

  it('leads to what helps', () => {
    const [standing] = standingOf(
      withReaction({ group: 'invoice', state: 'dead', redrives: 0, ...failed }),
      NOW,
    );
    expect(standing).toMatchObject({ tone: 'bad', help: { to: '/dead-letters/invoice/event-1' } });
  });
});
