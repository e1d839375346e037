import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7, type Database } from '@shop/database';
import { KafkaConsumer, KafkaProducer, type EventProducer, type OutgoingRecord } from '@shop/messaging';
import { forwardRecord, Relay, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';
import { DishonestRunError } from '../honesty/witness.js';
import { HEADERS, keys, valueOf } from '../relay/load.js';
import type { BenchDatabase } from '../stack/bench-database.js';
import { newTopic } from '../stack/topic.js';

/** Milliseconds from the moment at which the writer knows of its commit. */
export interface AppendLatencies {
  /** Until the broker has confirmed the fact. */
  toKafka: number[];
  /** Until a consumer group has it. */
  toConsumer: number[];
}

/** Commits facts at a steady rate, each in a transaction of its own, and follows them through relay and broker to a group. */
export async function appendLatencies(
  tables: BenchDatabase,
  perSecond: number,
  milliseconds: number,
): Promise<AppendLatencies> {
  const topic = await newTopic();
  const wakeUp = new WakeUp();
  const committed = new Map<string, number>();
  const confirmed = new Map<string, number>();
  const consumed = new Map<string, number>();
  const kafka = new KafkaProducer(kafkaConnection());
  const producer = noting(kafka, confirmed);
  const logger = createLogger({ service: 'bench', level: 'silent' });
  const relay = new Relay({
    databaseUrl: tables.url,
    name: 'bench',
    outbox: 'bench',
    producer,
    wakeUp,
    logger,
  });
  const consumer = new KafkaConsumer(kafkaConnection(), { groupId: uniqueName('bench'), topics: [topic] });
  relay.start();
  await consumer.start((records) => {
    for (const { headers } of records) consumed.set(String(headers['ce_id']), performance.now());
    return Promise.resolve({ done: records.length });
  });
  const fact = { tables, topic, wakeUp, committed };
  await atRate(perSecond, milliseconds, (number) => commit(fact, number));
  await eventually(
    () => consumed.size,
    (count) => count >= committed.size,
    'facts were lost',
  );
  await Promise.all([relay.stop(), consumer.stop()]);
  await kafka.disconnect();
  if (consumed.size !== committed.size) {
    throw new DishonestRunError('latency', ['facts that nobody committed']);
  }
  // What was committed before the caches were warm says nothing.
  const ids = [...committed.keys()].slice(perSecond);
  const since = (times: Map<string, number>): number[] =>
    ids.map((id) => Math.max((times.get(id) ?? Number.NaN) - (committed.get(id) ?? 0), 0));
  return { toKafka: since(confirmed), toConsumer: since(consumed) };
}

interface Facts {
  tables: BenchDatabase;
  topic: string;
  wakeUp: WakeUp;
  committed: Map<string, number>;
}

async function commit({ tables, topic, wakeUp, committed }: Facts, number: number): Promise<void> {
  const id = uuidv7();
  const record: OutgoingRecord = {
    topic,
    key: keys[number % keys.length] ?? '',
    value: valueOf(number),
    headers: { ...HEADERS, ce_id: id },
  };
  const database: Database = tables.database;
  await database.transaction((tx) => forwardRecord(tx, wakeUp, id, record));
  committed.set(id, performance.now());
}

function noting(producer: EventProducer, confirmed: Map<string, number>): EventProducer {
  return {
    connect: () => producer.connect(),
    disconnect: () => producer.disconnect(),
    send: async (records) => {
      await producer.send(records);
      for (const { headers } of records) confirmed.set(String(headers['ce_id']), performance.now());
    },
  };
}

/** Starts `work` so often a second, whether or not what was started before has ended: a slow system must not slow down its load. */
export async function atRate(
  perSecond: number,
  milliseconds: number,
  work: (number: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let number = 0; performance.now() - began < milliseconds; number += 1) {
    const due = began + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    running.push(work(number));
  }
  await Promise.all(running);
}
