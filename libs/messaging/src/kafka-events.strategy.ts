import type { CustomTransportStrategy } from '@nestjs/microservices';
import { Server } from '@nestjs/microservices/server/server.js';
import { EVENTS_TRANSPORT } from './event-handler.decorator.js';
import { handlersByGroup, type GroupHandlers } from './handler-table.js';
import type { ChunkHandler, EventConsumer } from './port/index.js';

/** A consumer of a group, and the handler of its chunks. */
export interface GroupConsumer {
  /** For logs and health. */
  name: string;
  consumer: EventConsumer;
  handle: ChunkHandler;
}

export interface KafkaEventsOptions {
  /** Whether this process runs the group. */
  runs(group: string): boolean;
  /** Creates the consumers of a group: one for its topics, one for its retry tiers. */
  consumers(group: string, handlers: GroupHandlers): GroupConsumer[];
}

/**
 * Serves the methods marked with `@EventHandler`.
 *
 * Nest's own Kafka server has no batches and no tie between offset and transaction, and lets errors of
 * handlers crash the client.
 */
export class KafkaEventsStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = EVENTS_TRANSPORT;
  // Nest would otherwise log and swallow what an event handler throws.
  override readonly propagatesEventHandlerErrors = true;
  #consumers: GroupConsumer[] = [];

  constructor(readonly options: KafkaEventsOptions) {
    super();
  }

  /**
   * Does not wait until the consumers have joined: while the broker is away a service is up, and not yet
   * ready.
   */
  listen(callback: (error?: unknown) => void): void {
    try {
      const groups = [...handlersByGroup(this.getHandlers().values())].filter(([group]) =>
        this.options.runs(group),
      );
      this.#consumers = groups.flatMap(([group, handlers]) => this.options.consumers(group, handlers));
      for (const each of this.#consumers) this.#start(each);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Finishes the chunks in flight, commits their offsets and leaves the groups. */
  async close(): Promise<void> {
    await Promise.all(this.#consumers.map(({ consumer }) => consumer.stop()));
  }

  /** The handlers of a group, even if this process does not run it. */
  handlersOf(group: string): GroupHandlers {
    return handlersByGroup(this.getHandlers().values()).get(group) ?? new Map();
  }

  /** Every consumer of this process, and its problem. */
  states(): { name: string; problem: string | undefined }[] {
    return this.#consumers.map(({ name, consumer }) => ({ name, problem: consumer.problem() }));
  }

  /** The problem of each consumer; empty while all make progress. */
  problems(): string[] {
    return this.states().flatMap(({ name, problem }) =>
      problem === undefined ? [] : [`${name}: ${problem}`],
    );
  }

  on(): never {
    throw new Error('KafkaEventsStrategy has no events of its own');
  }

  // The signature is Nest's.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  unwrap<T>(): T {
    return this.#consumers as T;
  }

  #start({ name, consumer, handle }: GroupConsumer): void {
    consumer.start(handle).catch((error: unknown) => {
      this.logger.error(`Consumer ${name} did not start: ${String(error)}`);
    });
  }
}
