import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { Database } from '@shop/database';

const CHANNEL = 'outbox';
const BALANCE = 'balance';
/** In milliseconds. What comes in between goes with the next call. */
const BETWEEN_CALLS = 20;

/**
 * Calls the relays of other processes by PostgreSQL's NOTIFY. Apart from the commit of the rows, after it, and not for each:
 * a commit with a notification takes a lock of the whole server, which would serialise them under load.
 */
export class OutboxChannel {
  readonly #buckets = new Set<number>();
  #calling = false;

  constructor(readonly database: Database) {}

  /** Whoever has that bucket is to look for rows. A call that fails is lost. */
  call(bucket: number): void {
    this.#buckets.add(bucket);
    if (!this.#calling) void this.#callAll();
  }

  async #callAll(): Promise<void> {
    this.#calling = true;
    while (this.#buckets.size > 0) {
      const buckets = [...this.#buckets].join();
      this.#buckets.clear();
      await this.database.query('select pg_notify($1, $2)', [CHANNEL, buckets]).catch(() => undefined);
      await sleep(BETWEEN_CALLS, undefined, { ref: false });
    }
    this.#calling = false;
  }
}

export interface Calls {
  /** There are new rows in these buckets. */
  rows(buckets: number[]): void;
  /** There may be buckets to take, or to give back. */
  balance(): void;
}

/** Hears what is called from now on, for as long as the session lasts. */
export async function listen(client: ClientBase, calls: Calls): Promise<void> {
  client.on('notification', ({ payload = '' }) => {
    if (payload === BALANCE) calls.balance();
    else calls.rows(payload.split(',').map(Number));
  });
  await client.query(`listen ${CHANNEL}`);
}

/** After a relay has come, or has given buckets back. */
export async function callToBalance(client: ClientBase): Promise<void> {
  await client.query('select pg_notify($1, $2)', [CHANNEL, BALANCE]);
}
