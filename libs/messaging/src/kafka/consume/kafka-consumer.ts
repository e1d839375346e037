import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from '../../backoff.js';
import type { ChunkHandler, EventConsumer, EventConsumerOptions, KafkaConnection } from '../../port/index.js';
import { errorType } from '../client/error-type.js';
import { GroupMember } from './group-member.js';
import { refusalOf } from '../client/refusal.js';

/** The pause before the next join grows from the first to the second while joins fail. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 10_000;
/** Without a fetch or a finished chunk for this long, a consumer counts as stuck. */
const STUCK_AFTER_MS = 90_000;
const ASK_AGAIN_MS = 3_000;

/**
 * Takes part in a consumer group until it is stopped: whenever it loses its membership for good, it becomes a
 * new member.
 */
export class KafkaConsumer implements EventConsumer {
  readonly #stopping = new AbortController();
  #member: GroupMember | undefined;
  #ended: Promise<void> = Promise.resolve();
  #problem: string | undefined = 'has not joined its group yet';
  #lastProgress = performance.now();

  constructor(
    readonly connection: KafkaConnection,
    readonly options: EventConsumerOptions,
  ) {}

  async start(handler: ChunkHandler): Promise<void> {
    const joined = Promise.withResolvers<void>();
    this.#ended = this.#stayMember(handler, joined.resolve);
    await Promise.race([joined.promise, this.#ended]);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#problem = 'stopped';
    await this.#member?.leave();
    await this.#ended;
  }

  problem(): string | undefined {
    if (this.#problem !== undefined) return this.#problem;
    const silence = performance.now() - this.#lastProgress;
    return silence > STUCK_AFTER_MS
      ? `no fetch and no progress for ${Math.round(silence / 1000)} s`
      : undefined;
  }

  async #stayMember(handler: ChunkHandler, onJoin: () => void): Promise<void> {
    const pause = new Backoff(FIRST_PAUSE_MS, MAX_PAUSE_MS);
    const events = {
      joined: () => {
        pause.reset();
        this.#problem = undefined;
        this.#lastProgress = performance.now();
        onJoin();
      },
      progressed: () => {
        this.#lastProgress = performance.now();
      },
    };
    for (;;) {
      // Before each join: another server may be at the same address now.
      await this.#untilNothingSpeaksAgainstIt();
      if (this.#stopping.signal.aborted) return;
      this.#member = new GroupMember(this.connection, this.options, handler, events);
      await this.#member.run().catch((error: unknown) => this.#lost(error));
      await this.#member.leave();
      await sleep(pause.next(), undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #untilNothingSpeaksAgainstIt(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const reason = await this.options.objection?.();
        if (reason === undefined) return;
        this.#tell(`not in its group: ${reason}`);
      } catch (error) {
        this.#lost(error);
      }
      await sleep(ASK_AGAIN_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  #lost(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#tell(`not in its group: ${this.#describe(error)}`, error);
  }

  #tell(problem: string, error?: unknown): void {
    if (problem !== this.#problem) {
      this.connection.log?.warn({ err: error, group: this.options.groupId }, `consumer is ${problem}`);
    }
    this.#problem = problem;
  }

  #describe(error: unknown): string {
    const topics = this.options.topics.join(', ');
    if (errorType(error) === 'UNKNOWN_TOPIC_OR_PARTITION') {
      return `Kafka does not have all of the topics ${topics}`;
    }
    const refusal = refusalOf(error, this.connection.user);
    if (refusal !== undefined) return `${refusal} (group ${this.options.groupId}, topics ${topics})`;
    return error instanceof Error ? error.message : String(error);
  }
}
