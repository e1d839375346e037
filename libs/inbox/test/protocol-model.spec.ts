import { describe, expect, it } from '@jest/globals';
import { initial, isSettled, successors, type Model, type State } from './protocol-model.js';

/**
 * Two facts with everything that can go wrong, and three with failures and a redrive: together half a million
 * transitions.
 */
const twoFacts: Model = {
  facts: 2,
  failures: 3,
  crashes: 1,
  repeats: 1,
  redrives: 1,
  locksKey: true,
  headOnly: true,
};
const threeFacts: Model = { ...twoFacts, facts: 3, crashes: 0, repeats: 0 };

/** Every state that can be reached, each once. */
function explore(of: Model): Map<string, State> {
  const start = initial(of);
  const found = new Map([[JSON.stringify(start), start]]);
  const open = [start];
  for (let state = open.pop(); state; state = open.pop()) {
    for (const next of successors(state, of)) {
      const id = JSON.stringify(next);
      if (found.has(id)) continue;
      found.set(id, next);
      open.push(next);
    }
  }
  return found;
}

/** Effects that are repeated, or overtook another. */
function disorders(states: Iterable<State>): number[][] {
  return [...states]
    .map(({ effects }) => effects)
    .filter((effects) => effects.some((id, index) => id !== index));
}

/** States in which nothing more happens although something should. */
function stuck(states: Iterable<State>, of: Model): State[] {
  return [...states].filter((state) => successors(state, of).length === 0 && !isSettled(state, of));
}

describe('the protocol of ledger and tiers', () => {
  it.each([twoFacts, threeFacts])('keeps order, once each, and never gets stuck: %j', (model) => {
    const states = explore(model);
    expect(states.size).toBeGreaterThan(50_000);
    expect(disorders(states.values())).toEqual([]);
    expect(stuck(states.values(), model)).toEqual([]);
  });

  it('loses order if a tier handles more than the head of a key', () => {
    expect(disorders(explore({ ...twoFacts, headOnly: false }).values())).not.toEqual([]);
  });

  it('leaves an event behind if main parks behind a head without locking its key', () => {
    const hasty = { ...twoFacts, locksKey: false };
    expect(stuck(explore(hasty).values(), hasty)).not.toEqual([]);
  });
});
