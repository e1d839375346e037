import { setTimeout as sleep } from 'node:timers/promises';
import { Witness } from '../honesty/witness.js';
import { readBack } from '../limits/read-back.js';
import { startClock, type Rate } from '../measure/rate.js';
import { newTopic } from '../stack/topic.js';
import type { FullOutbox } from './full-outbox.js';
import { keys, KEYS, versionOf } from './load.js';
import { startRelay, type RelayToMeasure, type StartRelay } from './start-relay.js';

export interface DrainOptions extends Pick<RelayToMeasure, 'batchSize' | 'through'> {
  count: number;
  /** How many share the outbox. */
  relays?: number;
  start?: StartRelay;
  /** Wraps the measured work, so that the profiler sees nothing else. */
  around?: (work: () => Promise<Rate>) => Promise<Rate>;
}

/**
 * Lets relays empty an outbox, and checks the published events. The relays already run, with all their
 * leases, when one commit adds all rows. The clock runs from that commit until the last row is removed, so
 * neither start nor shutdown counts.
 */
export async function drain(outbox: FullOutbox, options: DrainOptions): Promise<Rate> {
  const { count, relays = 1, start = startRelay, around = (work) => work(), ...settings } = options;
  const topic = await newTopic();
  await outbox.clear();
  const sent = new Tally(count);
  const relay = { databaseUrl: outbox.tables.url, ...settings, onSent: (more: number) => sent.add(more) };
  const stops = Array.from({ length: relays }, () => start(relay));
  let rate: Rate;
  try {
    await outbox.untilShared(relays);
    await outbox.fill(topic, count);
    rate = await around(async () => {
      const clock = startClock();
      await sent.all;
      // The relays still remove the last rows: that belongs to the work.
      while (!(await outbox.isEmpty())) await sleep(1);
      return clock(count);
    });
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
  await testify(topic, count);
  return rate;
}

/** Reads the topic back: a measurement counts only if all events are there, once and in order. */
export async function testify(topic: string, count: number): Promise<void> {
  const witness = new Witness(`the drain into ${topic}`);
  await readBack(topic, ({ key, value }) => witness.see(key?.toString() ?? '', versionOf(value)));
  witness.testify(keys.map((key) => [key, count / KEYS]));
}

class Tally {
  readonly #all = Promise.withResolvers<void>();
  readonly all = this.#all.promise;
  #sum = 0;

  constructor(readonly expected: number) {}

  add(more: number): void {
    this.#sum += more;
    if (this.#sum >= this.expected) this.#all.resolve();
  }
}
