import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { Database } from '@shop/database';

const CHANNEL = 'outbox';
const BALANCE = 'balance';
/** Notifications within this time go together. */
const MIN_PAUSE_MS = 20;

/**
 * Notifies the relays of other processes by PostgreSQL's NOTIFY. It runs after the commit of the rows, and
 * not for each commit: a commit with a notification takes a lock of the whole server, which would serialise
 * commits under load.
 */
export class OutboxChannel {
  readonly #buckets = new Set<number>();
  #notifying = false;

  constructor(readonly database: Database) {}

  /** Asks the holder of that bucket to look for rows. A notification that fails is lost. */
  notify(bucket: number): void {
    this.#buckets.add(bucket);
    if (!this.#notifying) void this.#notifyAll();
  }

  async #notifyAll(): Promise<void> {
    this.#notifying = true;
    while (this.#buckets.size > 0) {
      const buckets = [...this.#buckets].join();
      this.#buckets.clear();
      await this.database.query('select pg_notify($1, $2)', [CHANNEL, buckets]).catch(() => undefined);
      await sleep(MIN_PAUSE_MS, undefined, { ref: false });
    }
    this.#notifying = false;
  }
}

export interface Notifications {
  /** There are new rows in these buckets. */
  rows(buckets: number[]): void;
  /** Buckets may be free, or due to be given back. */
  balance(): void;
}

/** Listens from now on, until the session ends. */
export async function listen(client: ClientBase, heard: Notifications): Promise<void> {
  client.on('notification', ({ payload = '' }) => {
    if (payload === BALANCE) heard.balance();
    else heard.rows(payload.split(',').map(Number));
  });
  await client.query(`listen ${CHANNEL}`);
}

/** For a relay that has come, or has given buckets back. */
export async function notifyBalance(client: ClientBase): Promise<void> {
  await client.query('select pg_notify($1, $2)', [CHANNEL, BALANCE]);
}
