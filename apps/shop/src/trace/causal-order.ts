import type { Fact } from './fact.js';

/**
 * Puts each fact after its cause, and otherwise sorts by time. Time alone is not enough: the clocks of two
 * services differ, so an effect may claim to be older than its cause.
 */
export function inCausalOrder(facts: readonly Fact[]): Fact[] {
  const waiting = new Set(facts.toSorted(byTime));
  const untold = new Set(facts.map(({ eventId }) => eventId));
  const ordered: Fact[] = [];
  for (;;) {
    const [oldest] = waiting;
    if (!oldest) return ordered;
    // Headers that somebody wrote by hand may name each other as causes: then time decides.
    const next = [...waiting].find(({ causationId }) => !untold.has(causationId ?? '')) ?? oldest;
    waiting.delete(next);
    untold.delete(next.eventId);
    ordered.push(next);
  }
}

/** Ids of one process rise, even within a millisecond. */
function byTime(one: Fact, other: Fact): number {
  return one.time.localeCompare(other.time) || one.eventId.localeCompare(other.eventId);
}
