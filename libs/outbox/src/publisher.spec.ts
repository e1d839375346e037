import { describe, expect, it } from '@jest/globals';
import { RecordRejectedError, TopicRefusedError } from '@shop/messaging';
import { publish } from './publisher.js';
import type { ClaimedRow } from './sql/claim-batch.js';

function row(id: string, topic: string, key = 'key'): ClaimedRow {
  return { id, topic, key, headers: {}, value: null };
}

/** A broker that has one topic only, and does not take the key `bad`. */
function aBroker({ topic = 'good' } = {}) {
  const asked: string[] = [];
  const send = async (rows: readonly ClaimedRow[]): Promise<void> => {
    asked.push(rows.map(({ id }) => id).join());
    if (rows.some((each) => each.topic !== topic)) throw new TopicRefusedError('UNKNOWN_TOPIC_OR_PARTITION');
    if (rows.some(({ key }) => key === 'bad')) throw new RecordRejectedError('MESSAGE_TOO_LARGE');
  };
  return { asked, send };
}

describe('A batch with a topic for which the broker takes nothing', () => {
  const rows = [row('1', 'gone'), row('2', 'good'), row('3', 'gone', 'other'), row('4', 'good')];

  it('is sent topic by topic: the others are confirmed, and none of its rows is rejected', async () => {
    const { asked, send } = aBroker();
    const published = await publish({ send, isSuspect: () => false }, rows);
    expect(published.confirmed.map(({ id }) => id)).toEqual(['2', '4']);
    expect(published.rejected).toEqual([]);
    expect([...published.refused]).toEqual([['gone', 'UNKNOWN_TOPIC_OR_PARTITION']]);
    expect(asked).toEqual(['1,2,3,4', '1,3', '2,4']);
  });

  it('is sent without it first when it is known to be refused', async () => {
    const { asked, send } = aBroker();
    const published = await publish({ send, isSuspect: (topic) => topic === 'gone' }, rows);
    expect([...published.refused.keys()]).toEqual(['gone']);
    expect(asked).toEqual(['2,4', '1,3']);
  });

  it('has its other rows looked at one by one when some are rejected', async () => {
    const { send } = aBroker();
    const some = [row('1', 'gone'), row('2', 'good', 'bad'), row('3', 'good', 'bad'), row('4', 'good')];
    const { confirmed, rejected, refused } = await publish({ send, isSuspect: () => false }, some);
    expect(confirmed.map(({ id }) => id)).toEqual(['4']);
    expect(rejected.map(({ row: { id } }) => id)).toEqual(['2']);
    expect([...refused.keys()]).toEqual(['gone']);
  });

  it('fails as a whole for every other reason', async () => {
    const send = (): Promise<void> => Promise.reject(new Error('away'));
    await expect(publish({ send, isSuspect: () => false }, rows)).rejects.toThrow('away');
  });
});
