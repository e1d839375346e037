/**
 * How long a relay owns its buckets without a sign of life. If its session asks nothing for that long, the
 * server ends the session, and other relays acquire the buckets.
 *
 * A batch leaves within that time, or not at all. The relay measures from the moment at which it asked the
 * last answered question: at that moment it certainly owned the buckets. The parts add up to less than the
 * whole.
 */
export const LEASE_MS = 20_000;

/** The time limit of a lane's statements: even rows that were claimed late are young enough to be sent. */
export const STATEMENT_TIMEOUT_MS = 8_000;

/** If the last answered question is older than this, the relay sends nothing. */
export const MAX_PROOF_AGE_MS = 10_000;

/** The broker confirms within that time, or the producer must give up. The relay's producer keeps to it. */
export const SEND_WITHIN_MS = 8_000;

/** More than the server's own limit, for the way back of its answer. Then the connection is given up. */
export const SILENCE_TIMEOUT_MS = 10_000;
