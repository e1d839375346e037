import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { BrokerUnavailableError } from '../../errors.js';
import type { TopicSettings } from '../../port/index.js';
import type { AdminSession } from './admin-session.js';

const LED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/**
 * Waits until every partition of new topics has a leader: until then nobody can write to it, or ask for its
 * end.
 *
 * @throws BrokerUnavailableError when one has none for a minute
 */
export async function untilLed(session: AdminSession, topics: readonly TopicSettings[]): Promise<void> {
  const deadline = performance.now() + LED_WITHIN_MS;
  for (;;) {
    const waiting = await session.ask((admin) => withoutLeader(admin, topics));
    if (waiting.length === 0) return;
    if (performance.now() > deadline) {
      throw new BrokerUnavailableError(
        `Created, but without leaders after ${LED_WITHIN_MS / 1_000} s: ${waiting.join(', ')}`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}

async function withoutLeader(admin: Admin, topics: readonly TopicSettings[]): Promise<string[]> {
  const names = topics.map(({ name }) => name);
  try {
    const { topics: found } = await admin.fetchTopicMetadata({ topics: names });
    const led = new Map(
      found.map(({ name, partitions }) => [name, partitions.filter(({ leader }) => leader >= 0).length]),
    );
    return topics.flatMap(({ name, partitions }) => (led.get(name) === partitions ? [] : name));
  } catch (error) {
    // While one of them is unknown, or its leader is being chosen, the broker answers for none of them.
    if ((error as { retriable?: unknown }).retriable === true) return names;
    throw error;
  }
}
