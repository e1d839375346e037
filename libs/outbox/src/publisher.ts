import { RecordRejectedError, TopicRefusedError } from '@shop/messaging';
import type { ClaimedRow } from './sql/claim-batch.js';

export interface Published {
  /** Confirmed by the broker, or repeated on the way to it: to be removed. */
  confirmed: ClaimedRow[];
  /** Refused for good, with the broker's reason: to be parked. */
  rejected: { row: ClaimedRow; reason: string }[];
  /** Topics for which it takes nothing, with its reason: their rows stay. */
  refused: Map<string, string>;
}

export interface Publishing {
  send: (rows: readonly ClaimedRow[]) => Promise<void>;
  /** Whether the topic may well be refused: then it goes alone, behind the others. */
  isSuspect: (topic: string) => boolean;
}

/**
 * Sends a batch. When the broker refuses it for good, halves it until the rows at fault are found; the later
 * rows of their keys are held back, everything else goes out, in order. When it refuses a topic, each topic
 * goes by itself.
 *
 * @throws what `send` does for another reason: nothing is confirmed, send all of it again
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
