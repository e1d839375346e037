import type { ClientBase } from 'pg';
import { notifyBalance } from './channel.js';
import { SessionNotOwnError } from './errors.js';
import { laneLimits, type LaneLimits } from './lease.js';

/**
 * First key of the two-part advisory locks, so that they differ from the locks of others. 'outb' in ASCII.
 */
const LOCK_SPACE = 0x6f757462;

/**
 * The buckets of this relay, held as advisory locks of its database session.
 *
 * A relay that dies or loses its session also loses its buckets, and other relays acquire them in their
 * next round. A relay that gives buckets back notifies the others. Relays share fairly: each also holds one
 * shared lock, and the number of its holders is the number of relays.
 *
 * The order of first deliveries does not depend on the locks: every relay publishes a prefix of each bucket
 * and removes only confirmed rows. Two relays that held the same bucket for a moment would repeat facts, and
 * never skip or swap first ones. But a repeat may come last, and a compacted topic keeps the last record. So
 * a relay does not publish if its session has been silent as long as a lease may last (docs/adr/0034).
 */
export class BucketLeases {
  readonly #held = new Set<number>();

  /** Second key of the counting lock: below zero, where no bucket is, one for each set of candidates. */
  readonly #presence: number;

  constructor(
    readonly client: ClientBase,
    readonly candidates: readonly number[],
    readonly limits: Pick<LaneLimits, 'leaseMs'> = laneLimits(),
  ) {
    this.#presence = -1 - Math.min(...candidates);
  }

  get held(): number[] {
    return [...this.#held];
  }

  has(bucket: number): boolean {
    return this.#held.has(bucket);
  }

  /** Counts this session among those that share the buckets. Call it once per session. */
  async announce(): Promise<void> {
    await this.client.query('select pg_advisory_lock_shared($1, $2)', [LOCK_SPACE, this.#presence]);
    await notifyBalance(this.client);
  }

  /**
   * Gives back buckets above a fair share, and acquires free ones up to it. Call it only while no row of
   * these buckets is in flight.
   */
  async balance(): Promise<void> {
    const share = Math.ceil(this.candidates.length / (await this.#relays()));
    if (this.#held.size > share) await this.#giveBackTo(share);
    for (const bucket of this.candidates) {
      if (this.#held.size >= share) return;
      if (!this.#held.has(bucket)) await this.#tryAcquire(bucket);
    }
  }

  /** Gives all back at once. Call it last: the session no longer counts. */
  async giveBack(): Promise<void> {
    this.#held.clear();
    await this.client.query('select pg_advisory_unlock_all()');
    await notifyBalance(this.client);
  }

  /** The number of relays that share the buckets. @throws SessionNotOwnError */
  async #relays(): Promise<number> {
    const { rows } = await this.client.query<{ relays: number; own: boolean; lease: boolean }>({
      name: 'count-outbox-relays',
      text: `
        select count(*)::int as relays, coalesce(bool_or(pid = pg_backend_pid()), false) as own,
          current_setting('idle_session_timeout')::interval = $3::interval as lease
        from pg_locks
        where locktype = 'advisory' and granted and mode = 'ShareLock' and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())
          and classid = $1::bigint::oid and objid = ($2::bigint & 4294967295)::oid`,
      values: [LOCK_SPACE, this.#presence, `${this.limits.leaseMs} ms`],
    });
    const [found] = rows;
    if (!found?.own) throw new SessionNotOwnError('The locks of a lane are held by another session');
    if (!found.lease) throw new SessionNotOwnError('The settings of a lane are not those of its session');
    return found.relays;
  }

  async #tryAcquire(bucket: number): Promise<void> {
    const { rows } = await this.client.query<{ acquired: boolean }>({
      name: 'acquire-outbox-bucket',
      text: 'select pg_try_advisory_lock($1, $2) as acquired',
      values: [LOCK_SPACE, bucket],
    });
    if (rows[0]?.acquired) this.#held.add(bucket);
  }

  async #giveBackTo(share: number): Promise<void> {
    for (const bucket of [...this.#held].slice(share)) {
      this.#held.delete(bucket);
      await this.client.query('select pg_advisory_unlock($1, $2)', [LOCK_SPACE, bucket]);
    }
    await notifyBalance(this.client);
  }
}
