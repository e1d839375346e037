import { RecordRejectedError, type EventProducer } from '@shop/messaging';
import type { ClaimedRow } from './sql/claim-batch.js';

export interface Published {
  /** Confirmed by the broker, or repeated on the way to it: to be removed. */
  confirmed: ClaimedRow[];
  /** Refused for good, with the broker's reason: to be parked. */
  rejected: { row: ClaimedRow; reason: string }[];
}

/**
 * Sends a batch. When the broker refuses it for good, halves it until the rows at fault are found; the later
 * rows of their keys are held back, everything else goes out, in order.
 *
 * @throws BrokerUnavailableError when the broker cannot be reached: nothing is confirmed, send all of it
 * again
 */
export async function publish(producer: EventProducer, rows: ClaimedRow[]): Promise<Published> {
  const result: Published = { confirmed: [], rejected: [] };
  const blocked = new Set<string>();
  await publishPart(rows);
  return result;

  async function publishPart(part: ClaimedRow[]): Promise<void> {
    const free = blocked.size === 0 ? part : part.filter((row) => !blocked.has(keyOf(row)));
    if (free.length === 0) return;
    try {
      await producer.send(free);
      result.confirmed.push(...free);
    } catch (error) {
      if (!(error instanceof RecordRejectedError)) throw error;
      await isolate(free, error);
    }
  }

  async function isolate(part: ClaimedRow[], error: RecordRejectedError): Promise<void> {
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
