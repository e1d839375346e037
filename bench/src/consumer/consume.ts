import { ChunkProcessor, Circuit, inboxMigrations, Ledger, Parking } from '@shop/inbox';
import { createConsumer, parseTiers, type ChunkHandler } from '@shop/messaging';
import { outboxMigrations, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { allowProjectors, kafkaConnection, uniqueName } from '@shop/testing';
import { startClock, type Rate } from '../measure/rate.js';
import { benchDatabase, settle, type BenchDatabase } from '../stack/bench-database.js';
import { CREATE_EFFECT, testifyEffects } from './effect.js';
import type { FullTopic } from './full-topic.js';
import type { Handling } from './handlings.js';

const TOO_LATE = 300_000;

export async function effectTables(): Promise<BenchDatabase> {
  const tables = await benchDatabase([...outboxMigrations, ...inboxMigrations]);
  await tables.database.query(CREATE_EFFECT);
  await allowProjectors(tables.database, ['effect']);
  return tables;
}

interface ConsumeOptions {
  /** Begins with the first chunk. */
  meanwhile?: () => Promise<void>;
  /** The clock stops after so many events; by default after all of them. */
  backlog?: number;
}

/**
 * A new group consumes the topic from its beginning. The clock runs from its first chunk, so the join does
 * not count.
 */
export async function consume(
  tables: BenchDatabase,
  full: FullTopic,
  handling: Handling,
  { meanwhile, backlog = full.produced }: ConsumeOptions = {},
): Promise<Rate> {
  const { topic, serde, produced } = full;
  const client = await tables.connect();
  await client.query('truncate effect, processed_event');
  await settle(client, 'effect');
  const group = uniqueName('bench');
  const processor = new ChunkProcessor({
    group,
    handlers: new Map([[topic.name, handling(topic)]]),
    database: tables.database,
    serde,
    parking: new Parking(new Ledger(group), parseTiers('1s'), new WakeUp()),
    circuit: new Circuit(),
    logger: createLogger({ service: 'bench', level: 'warn' }),
  });
  // The same settings as in services, for handlers that share a chunk's transaction.
  const consumer = createConsumer(kafkaConnection(), { groupId: group, topics: [topic.name], join: true });
  const timed = timing(processor.handle, { backlog, produced });
  await consumer.start(timed.take);
  const [drained] = await Promise.all([timed.drained, timed.began.then(() => meanwhile?.())]);
  await consumer.stop();
  await testifyEffects(client, full);
  return drained;
}

function timing(take: ChunkHandler, { backlog, produced }: { backlog: number; produced: number }) {
  const { promise: drained, resolve, reject } = Promise.withResolvers<Rate>();
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  let done = 0;
  let clock: ReturnType<typeof startClock> | undefined;
  let rate: Rate | undefined;
  // A lost event must not keep the benchmark waiting without end: missing events are found afterwards.
  const tooLate = setTimeout(() => reject(new Error(`only ${done} of ${produced} events came`)), TOO_LATE);
  const timed: ChunkHandler = async (records) => {
    clock ??= startClock();
    begin();
    const outcome = await take(records);
    done += outcome.done;
    if (done >= backlog) rate ??= clock(done);
    if (rate && done >= produced) {
      clearTimeout(tooLate);
      resolve(rate);
    }
    return outcome;
  };
  return { take: timed, began, drained };
}
