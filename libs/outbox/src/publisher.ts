import { RecordRejectedError, TopicRefusedError } from '@shop/messaging';
import type { ClaimedRow } from './sql/claim-batch.js';

export interface Published {
  /** Confirmed by the broker: to be removed. */
  confirmed: ClaimedRow[];
  /** Refused for good, with the broker's reason: to be parked. */
  rejected: { row: ClaimedRow; reason: string }[];
  /** Topics that the broker refuses, with its reason: their rows stay. */
  refused: Map<string, string>;
}

export interface Publishing {
  send: (rows: readonly ClaimedRow[]) => Promise<void>;
  /** Whether the broker may well refuse the topic: then its rows go alone, after the others. */
  isSuspect: (topic: string) => boolean;
}

/**
 * Sends a batch. If the broker refuses it for good, halves it until it has found the rows at fault. It holds
 * back the later rows of their keys, and sends everything else in order. If the broker refuses a topic, each
 * topic goes by itself.
 *
 * @throws any other failure of `send`: nothing is confirmed, send all of it again
 */
export async function publish(
  { send, isSuspect }: Publishing,
  rows: readonly ClaimedRow[],
): Promise<Published> {
  const result: Published = { confirmed: [], rejected: [], refused: new Map() };
  const blocked = new Set<string>();
  const suspect = rows.filter(({ topic }) => isSuspect(topic));
  await publishPart(suspect.length === 0 ? rows : rows.filter(({ topic }) => !isSuspect(topic)));
  await publishEachTopic(suspect);
  return result;

  async function publishPart(part: readonly ClaimedRow[]): Promise<void> {
    const free = blocked.size === 0 ? part : part.filter((row) => !blocked.has(keyOf(row)));
    if (free.length === 0) return;
    try {
      await send(free);
      result.confirmed.push(...free);
    } catch (error) {
      if (error instanceof TopicRefusedError) await isolateTopic(free, error);
      else if (error instanceof RecordRejectedError) await isolate(free, error);
      else throw error;
    }
  }

  async function publishEachTopic(part: readonly ClaimedRow[]): Promise<void> {
    for (const each of Map.groupBy(part, ({ topic }) => topic).values()) await publishPart(each);
  }

  async function isolateTopic(part: readonly ClaimedRow[], error: TopicRefusedError): Promise<void> {
    const topics = new Set(part.map(({ topic }) => topic));
    const [first = ''] = topics;
    if (topics.size === 1) result.refused.set(first, error.message);
    else await publishEachTopic(part);
  }

  async function isolate(part: readonly ClaimedRow[], error: RecordRejectedError): Promise<void> {
    const [first] = part;
    if (part.length === 1 && first) {
      result.rejected.push({ row: first, reason: error.message });
      blocked.add(keyOf(first));
      return;
    }
    const middle = Math.ceil(part.length / 2);
    await publishPart(part.slice(0, middle));
    await publishPart(part.slice(middle));
  }
}

function keyOf({ topic, key }: ClaimedRow): string {
  return `${topic}\n${key}`;
}
