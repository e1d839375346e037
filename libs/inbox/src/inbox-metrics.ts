import { counter, gauge, histogram } from '@shop/telemetry';
import type { Delivery } from './delivery.js';

/** The stage of an event in its own topic, beside the names of the tiers. */
export const MAIN = 'main';

export const inboxMetrics = {
  events: counter({
    name: 'inbox_events_total',
    help: 'Events taken off a topic, by outcome: handled, duplicate (skipped), parked (it failed) or blocked (parked behind another of its key).',
    labels: ['group', 'topic', 'outcome'],
  }),
  attempts: counter({
    name: 'inbox_attempts_total',
    help: 'Attempts to handle events, by where (main, or a retry tier) and how they ended: succeeded, or the kind of the failure. A chunk that commits counts each of its events, one that is rolled back counts once.',
    labels: ['group', 'stage', 'result'],
  }),
  parked: counter({
    name: 'inbox_parked_total',
    help: 'Events that failed and were sent on to a stage: a retry tier, or the dead letters.',
    labels: ['group', 'stage'],
  }),
  chunkEvents: histogram({
    name: 'inbox_chunk_events',
    help: 'Events handed over at once.',
    labels: ['group'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
  }),
  factToEffect: histogram({
    name: 'inbox_fact_to_effect_seconds',
    help: 'Time from the fact (ce_time) to the commit of its effect, retries included.',
    labels: ['group', 'topic'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600],
  }),
  circuitOpen: gauge({
    name: 'inbox_circuit_open',
    help: 'Whether the group rests in this process, because everything fails: 1 or 0.',
    labels: ['group'],
  }),
  circuitOpenings: counter({
    name: 'inbox_circuit_openings_total',
    help: 'Times the circuit of the group has opened.',
    labels: ['group'],
  }),
};

/**
 * Makes the series of a group appear before anything happens: a rate misses the first event of a series.
 * series begins.
 */
export function prepareMetrics(group: string, topics: Iterable<string>, stages: readonly string[]): void {
  for (const topic of topics) {
    for (const outcome of ['handled', 'duplicate', 'parked', 'blocked']) {
      inboxMetrics.events.add({ group, topic, outcome }, 0);
    }
  }
  for (const stage of stages) inboxMetrics.parked.add({ group, stage }, 0);
  inboxMetrics.circuitOpenings.add({ group }, 0);
  inboxMetrics.circuitOpen.set({ group }, 0);
}

export function circuitChanged(group: string, state: 'open' | 'closed'): void {
  inboxMetrics.circuitOpen.set({ group }, state === 'open' ? 1 : 0);
  if (state === 'open') inboxMetrics.circuitOpenings.add({ group });
}

/** Takes the number of events, and of handled and blocked ones among them. The rest were duplicates. */
export interface CommittedChunk {
  deliveries: readonly Delivery[];
  handled: readonly Delivery[];
  blocked: readonly Delivery[];
}

/**
 * Once a chunk, after its commit: the histogram takes an addition for each event, the counters one for all of
 * a topic.
 */
export function chunkCommitted(group: string, { deliveries, handled, blocked }: CommittedChunk): void {
  const [ofHandled, ofBlocked] = [byTopic(handled), byTopic(blocked)];
  for (const [topic, { length: all }] of byTopic(deliveries)) {
    const count = (outcome: string, events: number): void => {
      if (events > 0) inboxMetrics.events.add({ group, topic, outcome }, events);
    };
    const [done, waiting] = [ofHandled.get(topic)?.length ?? 0, ofBlocked.get(topic)?.length ?? 0];
    count('handled', done);
    count('blocked', waiting);
    count('duplicate', all - done - waiting);
  }
  succeeded(group, MAIN, handled);
}

/** Counts events whose effect is committed. */
export function succeeded(group: string, stage: string, handled: readonly Delivery[]): void {
  if (handled.length === 0) return;
  inboxMetrics.attempts.add({ group, stage, result: 'succeeded' }, handled.length);
  const now = Date.now();
  for (const [topic, deliveries] of byTopic(handled)) {
    const ages = deliveries.map(({ time }) => Math.max(now - time.getTime(), 0) / 1_000);
    inboxMetrics.factToEffect.observe({ group, topic }, ages);
  }
}

const byTopic = (deliveries: readonly Delivery[]): Map<string, Delivery[]> =>
  Map.groupBy(deliveries, ({ record }) => record.topic);
