import { createConsumer, createProducer, type EventProducer, type OutgoingRecord } from '@shop/messaging';
import { forwardRecord, Relay, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { kafkaConnection, uniqueName } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { HEADERS, KEYS, valueOf, versionOf } from '../relay/load.js';
import type { BenchDatabase } from '../stack/bench-database.js';
import { newTopic } from '../stack/topic.js';
import { atRate } from './at-rate.js';
import { Passage, type Passed } from './passage.js';

export interface AppendOptions {
  perSecond: number;
  milliseconds: number;
  /** The number of keys that take turns. */
  keys?: number;
  /** How long to wait for missing facts at the end. */
  patience?: number;
  /** Stands between relay and producer: the test of honesty makes it tamper. */
  through?: (producer: EventProducer) => EventProducer;
}

/**
 * Commits facts at a steady rate, each in a transaction of its own, and follows them through relay and broker
 * to a group.
 */
export async function appendLatencies(tables: BenchDatabase, options: AppendOptions): Promise<Passed> {
  const { perSecond, milliseconds, keys = KEYS, patience, through = (producer) => producer } = options;
  const topic = await newTopic();
  const passage = new Passage();
  const wakeUp = new WakeUp();
  const kafka = createProducer(kafkaConnection());
  const relay = new Relay({
    databaseUrl: tables.url,
    name: 'bench',
    outbox: 'bench',
    producer: noting(through(kafka), passage),
    wakeUp,
    logger: createLogger({ service: 'bench', level: 'silent' }),
  });
  const consumer = createConsumer(kafkaConnection(), { groupId: uniqueName('bench'), topics: [topic] });
  relay.start();
  await consumer.start((records) => {
    for (const { key, value } of records) passage.consumed(key, versionOf(value));
    return Promise.resolve({ done: records.length });
  });
  try {
    const commit = committing({ tables, topic, wakeUp, passage, keys });
    const committed = await atRate(perSecond, milliseconds, commit);
    await passage.arrived(committed, patience);
  } finally {
    await Promise.all([relay.stop(), consumer.stop()]);
    await kafka.disconnect();
  }
  // Commits before the caches are warm mean nothing.
  return passage.latencies(perSecond);
}

interface Committing {
  tables: BenchDatabase;
  topic: string;
  wakeUp: WakeUp;
  passage: Passage;
  keys: number;
}

/**
 * Uses a key again only after its last fact is committed, so that the order of its facts is that of the
 * commits.
 */
function committing({ tables, topic, wakeUp, passage, keys }: Committing) {
  const last = new Map<string, Promise<void>>();
  return (number: number): Promise<void> => {
    const key = `key-${number % keys}`;
    const version = Math.floor(number / keys) + 1;
    const id = uuidv7();
    const record: OutgoingRecord = {
      topic,
      key,
      value: valueOf(version),
      headers: { ...HEADERS, ce_id: id },
    };
    const before = last.get(key) ?? Promise.resolve();
    const done = before
      .then(() => tables.database.transaction((tx) => forwardRecord(tx, wakeUp, id, record)))
      .then(() => passage.committed(key, version));
    last.set(key, done);
    return done;
  };
}

function noting(producer: EventProducer, passage: Passage): EventProducer {
  return {
    connect: () => producer.connect(),
    disconnect: () => producer.disconnect(),
    send: async (records) => {
      await producer.send(records);
      for (const { key, value } of records) passage.confirmed(key, versionOf(value));
    },
  };
}
