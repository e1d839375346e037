import { serverTime, type Database } from '@shop/database';
import type { RetryTier } from '@shop/messaging';
import type { WakeUp } from '@shop/outbox';
import type { Logger } from '@shop/telemetry';
import { Ledger } from './ledger.js';
import { DEAD, PARKED_EVENT, type ParkedEvent } from './parked-event.js';
import { Parking } from './parking.js';

const ROUND_INTERVAL_MS = 600_000;
/**
 * A record counts as lost if its event is this long overdue. An event that only waits for a paused group may
 * be sent twice, which does no harm.
 */
const OVERDUE_AFTER_MS = 3_600_000;
const MAX_AT_ONCE = 1_000;

export interface RetrySweepOptions {
  tiers: readonly RetryTier[];
  wakeUp: WakeUp;
  logger: Logger;
}

/**
 * Sends parked events again whose retry record is gone from Kafka: the group was away for longer than the
 * retention of the retry topic, or the tier no longer exists. The ledger has their bytes, and lets only one
 * of two copies through.
 */
export class RetrySweep {
  #timer: NodeJS.Timeout | undefined;

  /** Takes the database that holds the ledger of the groups. */
  constructor(
    readonly database: Database,
    readonly options: RetrySweepOptions,
  ) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#sweepNow().catch((error: unknown) => {
        this.options.logger.error({ err: error }, 'lost retries were not looked for');
      });
    }, ROUND_INTERVAL_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #sweepNow(): Promise<void> {
    await this.sweep(await serverTime(this.database));
  }

  /**
   * One round, as of `now` by the database's clock, which also stamps the ledger. Returns how many were sent
   * again.
   */
  async sweep(now: Date): Promise<number> {
    let sent = 0;
    for (const row of await this.#heads(now)) {
      if (this.#isOverdue(row, now) && (await this.#sendAgain(row, now))) sent += 1;
    }
    return sent;
  }

  /** Only the head of each key: the other events wait for the head. */
  #heads(now: Date): Promise<ParkedEvent[]> {
    return this.database.query<ParkedEvent>(
      `select ${PARKED_EVENT} from (
         select distinct on (consumer, topic, order_key) * from parked_event order by consumer, topic, order_key, seq
       ) as heads
       where stage <> $1 and changed_at < $2 order by changed_at limit $3`,
      [DEAD, new Date(now.getTime() - OVERDUE_AFTER_MS), MAX_AT_ONCE],
    );
  }

  #isOverdue({ stage, changedAt }: ParkedEvent, now: Date): boolean {
    const delay = this.options.tiers.find(({ name }) => name === stage)?.delay ?? 0;
    return changedAt.getTime() + delay + OVERDUE_AFTER_MS < now.getTime();
  }

  #sendAgain({ consumer, eventId }: ParkedEvent, now: Date): Promise<boolean> {
    const { tiers, wakeUp, logger } = this.options;
    const parking = new Parking(new Ledger(consumer), tiers, wakeUp);
    return this.database.transaction(async (tx) => {
      const row = await parking.ledger.lock(tx, eventId);
      if (!row || row.stage === DEAD || !this.#isOverdue(row, now)) return false;
      await parking.sendAgain(tx, row);
      logger.warn({ group: consumer, topic: row.topic, eventId, stage: row.stage }, 'retry sent again');
      return true;
    });
  }
}
