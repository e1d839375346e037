import { Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx } from '@nestjs/microservices/decorators/ctx.decorator.js';
import { EventPattern } from '@nestjs/microservices/decorators/event-pattern.decorator.js';
import { Payload } from '@nestjs/microservices/decorators/payload.decorator.js';
import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { groupOf, type Topic } from '@shop/topics';
import { throwError, type Observable } from 'rxjs';
import type { EventContext } from './event-context.js';
import type { ForgetTogether, HandleTogether } from './handle-together.js';

/** Marks handlers of this library's transport among those that Nest finds. */
export const EVENTS_TRANSPORT = Symbol('events');

export interface HandlerOptions {
  /** The service that reacts. The consumer group follows from it. */
  service: string;
  /**
   * Whether later events of a key wait for an earlier one that has failed and will be tried again. True by
   * default. With false they pass it: for handlers that reach the same end state in any order.
   */
  ordered?: boolean;
  /**
   * The unit of a commit: a whole chunk, which is many times as fast, or each event by itself. `event` is for
   * handlers that lock rows which events of other keys also lock, such as stock or a series of numbers: two
   * chunks would wait for each other. `chunk` by default.
   */
  transaction?: 'chunk' | 'event';
  /**
   * Whether it may run again for a handled event, with changed code and after later events. It must not
   * change a correct state. Only then may an operator force a replay. False by default.
   */
  replayable?: boolean;
}

export interface HandlerExtras extends Required<Omit<HandlerOptions, 'service'>> {
  group: string;
  topic: Topic;
  /** The name of the handler among those of its group that share the topic. */
  together?: { name: string; handle: HandleTogether };
  /** Set for the handler of the topic's tombstones, beside the handler of its events. */
  tombstones?: ForgetTogether;
}

type HandlerDecorator<Schema extends DescMessage> = (
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<(event: MessageShape<Schema>, context: EventContext) => Promise<void>>,
) => void;

/**
 * Nest's own filter would replace every error by "Internal server error". But the class of the error decides
 * on a retry.
 */
@Catch()
class RethrowFilter implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Makes a method of a Nest controller handle the events of a topic as a reaction of a service.
 *
 * The method runs in the transaction that records the event as processed (`context.tx`): its effects there
 * happen once, however often the event is delivered. Whatever it throws rolls its work back. One handler per
 * group and topic.
 */
export function EventHandler<Schema extends DescMessage>(
  topic: Topic<Schema>,
  { service, ordered = true, transaction = 'chunk', replayable = false }: HandlerOptions,
): HandlerDecorator<Schema> {
  const group = groupOf(service, 'reaction');
  const extras: HandlerExtras = { group, ordered, transaction, replayable, topic };
  return (target, name, method) => subscribe(target, name, method, extras);
}

type TombstoneDecorator = (
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<(key: string, context: EventContext) => Promise<void>>,
) => void;

/**
 * Makes a method of a Nest controller handle the tombstones of a compacted topic, beside the handler of its
 * events: the key was removed. Tombstones come in order with the events of the key, once, in a transaction,
 * and are retried like them. Without such a method a tombstone is a dead letter that holds up its key.
 */
export function TombstoneHandler(
  topic: Topic,
  { service }: Pick<HandlerOptions, 'service'>,
): TombstoneDecorator {
  const group = groupOf(service, 'reaction');
  const rest = { ordered: true, transaction: 'chunk', replayable: false } as const;
  return (target, name, method) =>
    subscribe(target, name, method, { group, topic, ...rest, tombstones: forgetEach });
}

const forgetEach: ForgetTogether = async ([method], contexts) => {
  for (const context of contexts) await method?.(context.record.key, context);
};

/** Makes Nest find the method as a handler of this library's transport. */
export function subscribe(
  target: object,
  name: string | symbol,
  method: PropertyDescriptor,
  extras: HandlerExtras,
): void {
  requireCompacted(extras);
  Payload()(target, name, 0);
  Ctx()(target, name, 1);
  UseFilters(RethrowFilter)(target, name, method);
  // Handlers that share a topic have patterns of their own: Nest would call two handlers of one pattern at
  // the same time.
  const pattern = [extras.group, extras.topic.name, extras.together?.name, extras.tombstones && 'tombstones']
    .filter(Boolean)
    .join('/');
  // The type argument chooses the overload that fits any method: the others require one for untyped data.
  // oxlint-disable-next-line typescript/no-unnecessary-type-arguments
  EventPattern<string>(pattern, EVENTS_TRANSPORT, { ...extras })(target, name, method);
}

function requireCompacted({ topic, tombstones }: HandlerExtras): void {
  if (tombstones === undefined || topic.cleanup === 'compact') return;
  throw new Error(`${topic.name} is not compacted, so nothing removes a key from it`);
}
