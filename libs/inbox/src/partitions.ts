import { isShortLived, serverTime, type Database } from '@shop/database';
import type { Logger } from '@shop/telemetry';
import { DAY_MS } from '@shop/topics';

const DAYS_AHEAD = 3;
const ROUND_INTERVAL_MS = 3_600_000;
/** While a change of the table waits for its lock, every later session waits. */
const MAX_LOCK_WAIT_MS = 500;

export interface PartitionOptions {
  /** How many days an event is remembered. Must exceed the longest way of a repeated event. */
  windowDays: number;
  logger: Logger;
}

/**
 * Keeps the daily partitions of the processed-event log: makes them ahead, and drops those before the window.
 * The database's clock decides, and the log says what was dropped.
 */
export class ProcessedEventPartitions {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly database: Database,
    readonly options: PartitionOptions,
  ) {}

  async start(): Promise<void> {
    await this.database.connect();
    await this.#round();
    this.#timer = setInterval(() => {
      this.#round().catch((error: unknown) => {
        this.options.logger.error(
          { err: error },
          'partitions of the processed-event log were not maintained',
        );
      });
    }, ROUND_INTERVAL_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #round(): Promise<void> {
    try {
      await this.maintain(await serverTime(this.database));
    } catch (error) {
      if (!isShortLived(error)) throw error;
      this.options.logger.warn(
        { err: error },
        'partitions of the processed-event log wait for the next round',
      );
    }
  }

  /**
   * Makes and drops partitions, as of `now`. Idempotent; processes that run it at once take turns.
   *
   * @throws after a short wait, with nothing changed, while another session reads all of the log, as a backup
   * does: otherwise handlers would wait as well. The partitions of the next days exist already.
   */
  async maintain(now: Date): Promise<void> {
    const dropped = await this.#makeAndDrop(now);
    if (dropped.length > 0) {
      this.options.logger.info({ dropped }, 'old days of the processed-event log dropped');
    }
    await this.#deleteUndated(now);
  }

  #makeAndDrop(now: Date): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('processed_event partitions'))`);
      tx.send(`set local lock_timeout = ${MAX_LOCK_WAIT_MS}`);
      const existing = new Set(
        (
          await tx.query<{ name: string }>(
            `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'processed_event'::regclass`,
          )
        ).map(({ name }) => name),
      );
      for (const day of daysFrom(now)) {
        if (!existing.has(partitionName(day))) await createPartition(tx, day);
      }
      const oldest = partitionName(this.#windowsBefore(now, 1));
      const old = [...existing].filter((name) => /_\d{8}$/.test(name) && name < oldest);
      for (const name of old) await tx.query(`drop table ${name}`);
      return old;
    });
  }

  /**
   * A late event, or one with a wrong date, has no partition of its own. Such rows are few, and old ones are
   * deleted. Not in the transaction of the partitions: its lock keeps everybody from the log.
   */
  async #deleteUndated(now: Date): Promise<void> {
    await this.database.query(
      `delete from processed_event_other
       where case when recorded_at is null then event_time < $1 else recorded_at < $2 end`,
      [this.#windowsBefore(now, 2), this.#windowsBefore(now, 1)],
    );
  }

  #windowsBefore(now: Date, windows: number): Date {
    return new Date(now.getTime() - windows * this.options.windowDays * DAY_MS);
  }
}

interface Queryable {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Skips days that already have rows in the default partition: moving them would lock the log. */
async function createPartition(tx: Queryable, day: Date): Promise<void> {
  const from = isoDay(day);
  const to = isoDay(new Date(day.getTime() + DAY_MS));
  await tx.query(`
    do $$ begin
      create table ${partitionName(day)} partition of processed_event for values from ('${from}Z') to ('${to}Z');
    exception when check_violation then null;
    end $$`);
}

function daysFrom(now: Date): Date[] {
  return Array.from({ length: DAYS_AHEAD + 1 }, (_, step) => new Date(now.getTime() + step * DAY_MS));
}

function isoDay(date: Date): string {
  return `${date.toISOString().slice(0, 10)} 00:00:00`;
}

function partitionName(day: Date): string {
  return `processed_event_${day.toISOString().slice(0, 10).replaceAll('-', '')}`;
}
