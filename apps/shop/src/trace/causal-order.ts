import type { Fact } from './fact.js';

/**
 * Each fact after the one that led to it; what has no such tie comes by time. Not by time alone: the clocks
 * of two services differ, and then an effect may claim to be older than its cause.
 */
export function inCausalOrder(facts: readonly Fact[]): Fact[] {
  const waiting = new Set(facts.toSorted(byTime));
  const untold = new Set(facts.map(({ eventId }) => eventId));
  const ordered: Fact[] = [];
  for (;;) {
    const [oldest] = waiting;
    if (!oldest) return ordered;
    // Headers that somebody made by hand may name each other as their causes: then time has to do.
    const next = [...waiting].find(({ causationId }) => !untold.has(causationId ?? '')) ?? oldest;
    waiting.delete(next);
    untold.delete(next.eventId);
    ordered.push(next);
  }
}

/** Ids of one process are made in their order, also within a millisecond. */
function byTime(one: Fact, other: Fact): number {
  return one.time.localeCompare(other.time) || one.eventId.localeCompare(other.eventId);
}
