import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Message } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';
import type { EventContext } from './event-context.js';
import type { HandlerExtras } from './event-handler.decorator.js';
import type { HandleTogether, HandlerMethod, ReceivedEvent } from './handle-together.js';

export interface TopicHandler {
  topic: Topic;
  /** Whether later events of a key wait for an earlier one that has failed. */
  ordered: boolean;
  transaction: 'chunk' | 'event';
  /** Whether it may run again for a handled event. */
  replayable?: boolean;
  handle(event: Message, context: EventContext): Promise<void>;
  /**
   * Handles events of one transaction at once, which is many times as fast. A handler without it gets them
   * one by one.
   */
  handleChunk?: (received: readonly ReceivedEvent[]) => Promise<void>;
  /**
   * Handles tombstones of a compacted topic, in order with its events: their keys were removed. For a handler
   * without it they are poison.
   */
  handleTombstones?: (contexts: readonly EventContext[]) => Promise<void>;
}

/** The handlers of one consumer group, by topic. */
export type GroupHandlers = Map<string, TopicHandler>;

/**
 * Sorts the handlers that Nest found by group. A group has one handler for a topic, because an error would
 * not show which of two has failed. Handlers that work together, as projectors do, are the exception.
 */
export function handlersByGroup(found: Iterable<MessageHandler>): Map<string, GroupHandlers> {
  const groups = new Map<string, GroupHandlers>();
  for (const handlers of sameTopic(found).values()) {
    const { group, handler } = merge(handlers);
    const table = groups.get(group) ?? new Map<string, TopicHandler>();
    groups.set(group, table.set(handler.topic.name, handler));
  }
  return groups;
}

function sameTopic(found: Iterable<MessageHandler>): Map<string, MessageHandler[]> {
  const together = new Map<string, MessageHandler[]>();
  for (const handler of found) {
    const { group, topic } = extrasOf(handler);
    const id = `${group}/${topic.name}`;
    together.set(id, [...(together.get(id) ?? []), handler]);
  }
  return together;
}

function merge(found: readonly MessageHandler[]): { group: string; handler: TopicHandler } {
  const handlers = found.filter((each) => extrasOf(each).tombstones === undefined);
  const [first] = handlers;
  if (!first) throw new Error('Something takes tombstones of a topic whose events nobody handles');
  const tombstones = handlingTombstones(handlers, found);
  const { group, topic, ordered, transaction, replayable, together } = extrasOf(first);
  requireSubscription(topic, group);
  const options = { topic, ordered, transaction, replayable, ...tombstones };
  if (together && handlers.every((each) => extrasOf(each).together?.handle === together.handle)) {
    return { group, handler: { ...options, ...handlingTogether(together.handle, handlers.map(methodOf)) } };
  }
  if (handlers.length > 1 || first.next) {
    throw new Error(`Two handlers of group ${group} for topic ${topic.name}: merge them into one`);
  }
  return { group, handler: { ...options, handle: methodOf(first) } };
}

function requireSubscription(topic: Topic, group: string): void {
  if (topic.subscribers.some((subscriber) => subscriber.group === group)) return;
  throw new Error(
    `Group ${group} handles ${topic.name}, but is not among its subscribers in the catalogue: ` +
      'add it there, or drop the handler',
  );
}

function handlingTogether(
  together: HandleTogether,
  methods: readonly HandlerMethod[],
): Pick<Required<TopicHandler>, 'handle' | 'handleChunk'> {
  const handleChunk = (received: readonly ReceivedEvent[]) => together(methods, received);
  return { handleChunk, handle: (event, context) => handleChunk([{ event, context }]) };
}

/**
 * The projectors of a topic handle its tombstones together if one of them does: a key is removed from all of
 * them or from none.
 */
function handlingTombstones(
  handlers: readonly MessageHandler[],
  found: readonly MessageHandler[],
): Pick<TopicHandler, 'handleTombstones'> {
  const taking = found.filter((each) => extrasOf(each).tombstones !== undefined);
  const [first] = taking;
  if (!first) return {};
  const { group, topic, tombstones: forget } = extrasOf(first);
  const names = (of: readonly MessageHandler[]): string =>
    of
      .map((each) => extrasOf(each).together?.name ?? '')
      .toSorted()
      .join(', ');
  if (names(taking) !== names(handlers) || first.next) {
    throw new Error(
      `Not each handler of group ${group} for ${topic.name} takes its tombstones once: ${names(handlers)}`,
    );
  }
  const methods = taking.map(methodOf);
  return { handleTombstones: async (contexts) => forget?.(methods, contexts) };
}

function extrasOf(handler: MessageHandler): HandlerExtras {
  return handler.extras as unknown as HandlerExtras;
}

function methodOf(handler: MessageHandler): HandlerMethod {
  return async (payload, context) => {
    const result: unknown = await handler(payload, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  };
}
