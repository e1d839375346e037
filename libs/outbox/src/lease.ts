/**
 * How long a relay owns its buckets without a sign of life: when its session has asked nothing for so long,
 * the server ends it, and other relays acquire what it had.
 *
 * A batch leaves within that time, or not at all: the relay measures from the moment at which it asked the
 * last question that was answered, since then it is known to have owned the buckets. The parts add up to less
 * than the whole.
 */
export const LEASE_MS = 20_000;

/** A statement of a lane takes no longer. So what was claimed late is still young enough to be sent. */
export const STATEMENT_TIMEOUT_MS = 8_000;

/** When the session has last answered what was asked longer ago, nothing is sent. */
export const MAX_PROOF_AGE_MS = 10_000;

/**
 * The broker confirms within that time, or the producer has to give up: to be held by the relay's producer.
 */
export const SEND_WITHIN_MS = 8_000;

/** Behind the server's own limit, for the way back of its answer. Then the connection is given up. */
export const SILENCE_TIMEOUT_MS = 10_000;
