import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { serverTime, type Database } from '@shop/database';
import type { Logger } from '@shop/telemetry';
import { dropAnswers } from './kept-answers.js';

const HOUR_MS = 3_600_000;
const ROUND_INTERVAL_MS = 60_000;
const MAX_BATCH = 1_000;

/** Drops old answers, a few at a time, while the process runs. */
export class KeptAnswerUpkeep implements OnModuleInit, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(
    readonly database: Database,
    readonly keepHours: number,
    readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#timer = setInterval(() => {
      this.#round = this.#dropNow().catch((error: unknown) => {
        this.logger.error({ err: error }, 'kept answers were not dropped');
      });
    }, ROUND_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Ends when the round that runs has. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #dropNow(): Promise<void> {
    await this.drop(await serverTime(this.database));
  }

  /** One round, as of `now`: by the database's clock, which also stamped the answers. */
  async drop(now: Date): Promise<void> {
    const before = new Date(now.getTime() - this.keepHours * HOUR_MS);
    let dropped: number;
    do {
      dropped = await dropAnswers(this.database, before, MAX_BATCH);
    } while (dropped === MAX_BATCH);
  }
}
