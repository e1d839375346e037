/**
 * The protocol of ledger and tiers as a state machine, for one key: small enough to try every interleaving of
 * main consumer, tier consumers, relay, crashes and a redrive. It models what one transaction does as one
 * step; what is read before a lock is taken is a step of its own.
 */

export const TIERS = ['t1', 't2'] as const;
type Tier = (typeof TIERS)[number];
type Stage = Tier | 'dead';

interface Row {
  id: number;
  stage: Stage;
  blocked: boolean;
}

interface Position {
  next: number;
  committed: number;
}

export interface State {
  main: Position;
  /** The head's stage that the main consumer saw before it took the lock, or `none`. */
  seen: Stage | 'none' | undefined;
  processed: number[];
  /** In the order of parking, so the first is the head. */
  ledger: Row[];
  outbox: { id: number; to: Stage }[];
  topics: Record<Tier, number[]>;
  tiers: Record<Tier, Position>;
  effects: number[];
  failures: number;
  crashes: number;
  repeats: number;
  redrives: number;
}

export interface Model {
  facts: number;
  failures: number;
  crashes: number;
  repeats: number;
  redrives: number;
  /** Whether main locks the key before it parks behind a head, and looks again. */
  locksKey: boolean;
  /** Whether a tier handles only the head of the key. */
  headOnly: boolean;
}

export function initial({ failures, crashes, repeats, redrives }: Model): State {
  const start = { next: 0, committed: 0 };
  return {
    main: start,
    seen: undefined,
    processed: [],
    ledger: [],
    outbox: [],
    topics: { t1: [], t2: [] },
    tiers: { t1: start, t2: start },
    effects: [],
    failures,
    crashes,
    repeats,
    redrives,
  };
}

/** Every state that one step leads to. */
export function successors(state: State, model: Model): State[] {
  return [
    ...mainSteps(state, model),
    ...TIERS.flatMap((tier) => tierSteps(state, tier, model)),
    ...relaySteps(state),
    ...commitsAndCrashes(state),
    ...redriveSteps(state),
  ];
}

/**
 * Nothing is left to do: an event without its effect is dead, and a blocked one has a dead head that failed.
 */
export function isSettled(state: State, { facts }: Model): boolean {
  const [head] = state.ledger;
  return (
    state.processed.length === facts &&
    state.effects.length + state.ledger.length === facts &&
    state.ledger.every(({ stage }) => stage === 'dead') &&
    (head === undefined || !head.blocked)
  );
}

function mainSteps(state: State, model: Model): State[] {
  const id = state.main.next;
  if (id >= model.facts) return [];
  if (state.seen === undefined) return [{ ...state, seen: state.ledger[0]?.stage ?? 'none' }];
  const advanced = { ...state, seen: undefined, main: { ...state.main, next: id + 1 } };
  if (state.processed.includes(id)) return [advanced];
  const taken = { ...advanced, processed: [...state.processed, id] };
  const head = model.locksKey && state.seen !== 'none' ? (state.ledger[0]?.stage ?? 'none') : state.seen;
  if (head !== 'none') return [park(taken, { id, stage: head, blocked: true })];
  const handled = { ...taken, effects: [...state.effects, id] };
  if (state.failures === 0) return [handled];
  return [handled, park({ ...taken, failures: state.failures - 1 }, { id, stage: 't1', blocked: false })];
}

function tierSteps(state: State, tier: Tier, model: Model): State[] {
  const position = state.tiers[tier];
  const id = state.topics[tier][position.next];
  if (id === undefined) return [];
  const advanced = { ...state, tiers: { ...state.tiers, [tier]: { ...position, next: position.next + 1 } } };
  const row = state.ledger.find((each) => each.id === id);
  if (row?.stage !== tier) return [advanced];
  const [head] = state.ledger;
  if (model.headOnly && head && head.id !== id) {
    return [move(advanced, { ...row, stage: head.stage, blocked: true })];
  }
  const handled = {
    ...advanced,
    effects: [...state.effects, id],
    ledger: state.ledger.filter((each) => each.id !== id),
  };
  if (state.failures === 0) return [handled];
  const stage: Stage = tier === 't1' ? 't2' : 'dead';
  return [handled, move({ ...advanced, failures: state.failures - 1 }, { id, stage, blocked: false })];
}

/**
 * The relay publishes what is first in the outbox; when it crashes before it removes it, it will publish it
 * again.
 */
function relaySteps(state: State): State[] {
  const [first, ...rest] = state.outbox;
  if (!first) return [];
  const topics =
    first.to === 'dead'
      ? state.topics
      : { ...state.topics, [first.to]: [...state.topics[first.to], first.id] };
  const published = { ...state, topics, outbox: rest };
  if (state.repeats === 0) return [published];
  return [published, { ...state, topics, repeats: state.repeats - 1 }];
}

function commitsAndCrashes(state: State): State[] {
  const steps: State[] = [];
  const { main, tiers, crashes } = state;
  if (main.committed < main.next) {
    steps.push({ ...state, main: { ...main, committed: main.next } });
    if (crashes > 0) {
      steps.push({
        ...state,
        seen: undefined,
        crashes: crashes - 1,
        main: { ...main, next: main.committed },
      });
    }
  }
  for (const tier of TIERS) {
    const { next, committed } = tiers[tier];
    if (committed === next) continue;
    steps.push({ ...state, tiers: { ...tiers, [tier]: { next, committed: next } } });
    if (crashes > 0) {
      steps.push({
        ...state,
        crashes: crashes - 1,
        tiers: { ...tiers, [tier]: { next: committed, committed } },
      });
    }
  }
  return steps;
}

/** Somebody redrives a dead head: it and what is dead behind it go to the first tier, in their order. */
function redriveSteps(state: State): State[] {
  if (state.redrives === 0 || state.ledger[0]?.stage !== 'dead') return [];
  const dead = state.ledger.filter(({ stage }) => stage === 'dead');
  const start: State = { ...state, redrives: state.redrives - 1 };
  return [dead.reduce((next, row) => move(next, { ...row, stage: 't1' }), start)];
}

function park(state: State, row: Row): State {
  return forward({ ...state, ledger: [...state.ledger, row] }, row);
}

function move(state: State, row: Row): State {
  return forward({ ...state, ledger: state.ledger.map((each) => (each.id === row.id ? row : each)) }, row);
}

function forward(state: State, { id, stage }: Row): State {
  return { ...state, outbox: [...state.outbox, { id, to: stage }] };
}
