/**
 * How an event goes through a group: its states, the things that can happen to it, and the next state. Every
 * change of a parked event follows this table. `docs/flows/retry-and-dead-letters.md` draws it.
 *
 * - `new`: on its topic, not handled yet.
 * - `tier`: it has failed, and waits in a retry tier for its next attempt.
 * - `blocked`: it has not failed itself, and waits in the stage of its key's head.
 * - `dead`: it has failed for good, and waits for a decision.
 * - `done`: it has had its effect. `discarded`: it never will.
 */
export const TRANSITIONS = {
  new: {
    /** No event of its key is parked, and its handler succeeds. */
    handled: 'done',
    /** It may succeed later: to the next tier. */
    failed: 'tier',
    /** It can never succeed, or has failed in the last tier. */
    died: 'dead',
    /** An earlier event of its key is parked. */
    blocked: 'blocked',
    /** A replay: behind the parked events of its key. */
    replayed: 'blocked',
  },
  tier: {
    handled: 'done',
    failed: 'tier',
    died: 'dead',
    /** A replay has parked an earlier event of its key meanwhile. */
    blocked: 'blocked',
    /** Its record is lost: through its tier again, or through the first if its tier no longer exists. */
    'sent again': 'tier',
    /** By force: to the first tier, due at once. */
    redriven: 'tier',
  },
  blocked: {
    handled: 'done',
    failed: 'tier',
    died: 'dead',
    /** It came up before its turn: to the present stage of its key's head. */
    blocked: 'blocked',
    /** The event ahead of it was redriven or discarded: this one follows, to the first tier. */
    released: 'blocked',
    'sent again': 'blocked',
    redriven: 'blocked',
  },
  dead: {
    redriven: 'tier',
    discarded: 'discarded',
  },
  done: {
    /** By force. */
    replayed: 'blocked',
  },
  discarded: {},
} as const;

/** Where an event is. */
export type State = keyof typeof TRANSITIONS;

/** The moves that are possible from these states. */
export type Happening<From extends State = State> = {
  [Each in From]: keyof (typeof TRANSITIONS)[Each];
}[From];

/** The states of an event that is in the ledger. */
export type ParkedState = Extract<State, 'tier' | 'blocked' | 'dead'>;

/** @throws Error if the event cannot make that move */
export function nextState(from: State, what: Happening): State {
  const leadsTo: Partial<Record<Happening, State>> = TRANSITIONS[from];
  const to = leadsTo[what];
  if (to === undefined) throw new Error(`An event that is ${from} cannot be ${what}`);
  return to;
}

/** @throws Error if the event cannot make that move, or leaves the ledger by it */
export function nextParkedState(from: State, what: Happening): ParkedState {
  const to = nextState(from, what);
  if (!isParked(to)) throw new Error(`An event that was ${what} is ${to}, and not parked`);
  return to;
}

function isParked(state: State): state is ParkedState {
  return state === 'tier' || state === 'blocked' || state === 'dead';
}
