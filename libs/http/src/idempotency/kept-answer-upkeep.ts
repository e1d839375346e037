import type { Database } from '@shop/database';
import type { Logger } from '@shop/telemetry';
import { dropAnswers } from './kept-answers.js';

const HOUR = 3_600_000;
const ROUND_EVERY = 60_000;
const BATCH = 1_000;

/** Drops answers once they have been kept for long enough, a little at a time, for as long as the process runs. */
export class KeptAnswerUpkeep {
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(
    readonly database: Database,
    readonly keepHours: number,
    readonly logger: Logger,
  ) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#round = this.drop(new Date()).catch((error: unknown) => {
        this.logger.error({ err: error }, 'kept answers were not dropped');
      });
    }, ROUND_EVERY);
    this.#timer.unref();
  }

  /** Ends when the round that runs has. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  /** One round, as of `now`. */
  async drop(now: Date): Promise<void> {
    const before = new Date(now.getTime() - this.keepHours * HOUR);
    let dropped: number;
    do {
      dropped = await dropAnswers(this.database, before, BATCH);
    } while (dropped === BATCH);
  }
}
