/** The time limits of a lane. All of them follow from its lease. */
export interface LaneLimits {
  /**
   * How long a relay owns its buckets without a sign of life. If its session asks nothing for that long, the
   * server ends the session, and other relays acquire the buckets.
   */
  readonly leaseMs: number;
  /** The time limit of a lane's statements: even rows that were claimed late are young enough to be sent. */
  readonly statementMs: number;
  /** If the last answered question is older than this, the relay sends nothing. */
  readonly proofMs: number;
  /** The broker confirms within that time, or the producer must give up. The relay's producer keeps to it. */
  readonly sendMs: number;
  /** More than the server's own limit, for the way back of its answer. Then the connection is given up. */
  readonly silenceMs: number;
  /** Well below the lease: between two signs of life while the broker takes its time. */
  readonly keepAliveMs: number;
  /** A step that takes longer is a problem to show. */
  readonly overdueMs: number;
}

/**
 * A batch leaves within the lease, or not at all. The relay measures from the moment at which it asked the
 * last answered question: at that moment it certainly owned the buckets. That age and a send add up to less
 * than the whole (docs/adr/0034).
 */
export function laneLimits(leaseMs = 20_000): LaneLimits {
  return {
    leaseMs,
    statementMs: leaseMs * 0.4,
    proofMs: leaseMs * 0.5,
    sendMs: leaseMs * 0.4,
    silenceMs: leaseMs * 0.5,
    keepAliveMs: leaseMs * 0.2,
    overdueMs: leaseMs * 0.75,
  };
}
