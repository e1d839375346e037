import { setTimeout as sleep } from 'node:timers/promises';
import type { EventContext, GroupHandlers, IncomingRecord, TopicHandler } from '@shop/messaging';
import type { Logger } from '@shop/telemetry';
import { InjectedFault, type Fault, type FaultRule } from './fault.js';
import { FaultsDisabledError, UnknownFaultGroupError, UnknownFaultTopicError } from './faults.errors.js';

export interface FaultsOptions {
  /** Without it handlers stay unchanged, and nobody can set a fault. */
  enabled: boolean;
  logger: Logger;
  exit?: (code: number) => void;
}

/**
 * Faults on demand, to study and test how a group treats a failing event. Each process keeps its own in
 * memory, and a restarted process has none.
 */
export class Faults {
  readonly #topicsOf = new Map<string, string[]>();
  #faults: Fault[] = [];
  #lastId = 0;

  constructor(readonly options: FaultsOptions) {
    if (options.enabled) options.logger.warn('FAULTS_ENABLED: handlers can be made to fail on demand');
  }

  /** Wraps the handlers of a group, so that faults can hit them. */
  wrap(group: string, handlers: GroupHandlers): GroupHandlers {
    if (!this.options.enabled) return handlers;
    this.#topicsOf.set(group, [...handlers.keys()]);
    return new Map(Array.from(handlers, ([topic, handler]) => [topic, this.#wrapHandler(group, handler)]));
  }

  /** If several faults match a call, the one that was set first hits it. @throws FaultError */
  set(rule: FaultRule): Fault {
    this.#check(rule);
    this.#lastId += 1;
    const fault: Fault = { ...rule, id: this.#lastId, hits: 0 };
    this.#faults.push(fault);
    return { ...fault };
  }

  /** The list includes faults that have hit all their calls. */
  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  /** Removes one fault, those of a group, or all. Returns how many. */
  clear({ id, group }: { id?: number | undefined; group?: string | undefined } = {}): number {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter(
      (fault) => (id !== undefined && fault.id !== id) || (group !== undefined && fault.group !== group),
    );
    return before - this.#faults.length;
  }

  #check({ group, topic }: FaultRule): void {
    if (!this.options.enabled) throw new FaultsDisabledError();
    const topics = this.#topicsOf.get(group);
    if (!topics) throw new UnknownFaultGroupError(group, [...this.#topicsOf.keys()]);
    if (topic !== undefined && !topics.includes(topic)) {
      throw new UnknownFaultTopicError(group, topic, topics);
    }
  }

  #wrapHandler(group: string, handler: TopicHandler): TopicHandler {
    const { handleChunk, handleTombstones } = handler;
    return {
      ...handler,
      handle: (event, context) => this.#around(group, [context], () => handler.handle(event, context)),
      ...(handleChunk && {
        handleChunk: (received) => {
          const contexts = received.map(({ context }) => context);
          return this.#around(group, contexts, () => handleChunk(received));
        },
      }),
      ...(handleTombstones && {
        handleTombstones: (contexts) => this.#around(group, contexts, () => handleTombstones(contexts)),
      }),
    };
  }

  /** The faults of the events in their order, up to the first that fails: with it the whole call fails. */
  async #around(group: string, contexts: readonly EventContext[], work: () => Promise<void>): Promise<void> {
    let strike: (() => void) | undefined;
    for (const { record } of contexts) {
      const fault = this.#next(group, record);
      if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
      if (fault) strike = () => this.#strike(fault, record);
      if (fault && fault.kind !== 'slow') break;
    }
    await work();
    // After the handler, so that the rollback has something to undo.
    strike?.();
  }

  #next(group: string, { topic, key }: IncomingRecord): Fault | undefined {
    const fault = this.#faults.find(
      (each) =>
        each.group === group &&
        (each.topic ?? topic) === topic &&
        (each.key ?? key) === key &&
        each.hits < (each.times ?? Infinity) &&
        Math.random() < (each.share ?? 1),
    );
    if (fault) fault.hits += 1;
    return fault;
  }

  #strike({ id, kind, group }: Fault, { topic, key }: IncomingRecord): void {
    if (kind === 'slow') return;
    if (kind !== 'crash') throw new InjectedFault(kind, id);
    const { logger, exit = (code) => process.exit(code) } = this.options;
    logger.fatal({ group, topic, key, fault: id }, 'A fault was set: the process ends');
    exit(1);
  }
}
