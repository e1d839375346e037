import type { Fact } from './fact.js';

/**
 * Each fact after the one that led to it; what has no such tie comes by time. Not by time alone: the clocks of two services differ,
 * and then an effect may claim to be older than its cause.
 */
export function inCausalOrder(facts: readonly Fact[]): Fact[] {
  const known = new Set(facts.map(({ eventId }) => eventId));
  const effects = Map.groupBy(facts, ({ causationId }) =>
    causationId !== null && known.has(causationId) ? causationId : null,
  );
  const ordered: Fact[] = [];
  const ready = [...(effects.get(null) ?? [])];
  while (ready.length > 0) {
    ready.sort(byTime);
    const next = ready.shift() as Fact;
    ordered.push(next);
    ready.push(...(effects.get(next.eventId) ?? []));
  }
  return ordered;
}

/** Ids of one process are made in their order, also within a millisecond. */
function byTime(one: Fact, other: Fact): number {
  return one.time.localeCompare(other.time) || one.eventId.localeCompare(other.eventId);
}
