import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Message } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';
import { asProjector, type ProjectionTransaction } from '@shop/database';
import type { EventContext } from './event-context.js';
import type { HandlerExtras } from './event-handler.decorator.js';

/** An event that was read, and what is known of it. */
export interface ReceivedEvent {
  event: Message;
  context: EventContext;
}

export interface TopicHandler {
  topic: Topic;
  /** Whether later events of a key wait for an earlier one that has failed. */
  ordered: boolean;
  transaction: 'chunk' | 'event';
  /** Whether it may be run again for an event whose effect it has had. */
  replayable?: boolean;
  handle(event: Message, context: EventContext): Promise<void>;
  /** Takes events of one transaction at once, which is many times as fast. A handler without it gets them one by one. */
  handleChunk?: (received: readonly ReceivedEvent[]) => Promise<void>;
}

/** The handlers of one consumer group, by topic. */
export type GroupHandlers = Map<string, TopicHandler>;

/**
 * Sorts the handlers that Nest found by group. Of projectors a group may have several for a topic, each with tables of its own; of handlers
 * that react only one: which of two has failed could not be told.
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

function merge(handlers: readonly MessageHandler[]): { group: string; handler: TopicHandler } {
  const [first] = handlers;
  if (!first) throw new Error('No handler to merge');
  const { group, topic, ordered, transaction, replayable } = extrasOf(first);
  if (!topic.subscribers.some((subscriber) => subscriber.group === group)) {
    throw new Error(
      `Group ${group} handles ${topic.name}, but is not among its subscribers in the catalogue: ` +
        'add it there, or drop the handler',
    );
  }
  if (handlers.every((each) => extrasOf(each).projection)) {
    return { group, handler: projecting(topic, handlers) };
  }
  if (handlers.length > 1 || first.next) {
    throw new Error(`Two handlers of group ${group} for topic ${topic.name}: merge them into one`);
  }
  const handle: TopicHandler['handle'] = (event, context) => call(first, event, context);
  return { group, handler: { topic, ordered, transaction, replayable, handle } };
}

/** The projectors in turn, in the transaction of the chunk and with the rights of projectors. */
function projecting(topic: Topic, projectors: readonly MessageHandler[]): TopicHandler {
  const handleChunk = async (received: readonly ReceivedEvent[]): Promise<void> => {
    const [first] = received;
    if (!first) return;
    const events = received.map(({ event }) => event);
    await asProjector(first.context.tx, async (tx) => {
      for (const projector of projectors) await call(projector, events, tx);
    });
  };
  const handle: TopicHandler['handle'] = (event, context) => handleChunk([{ event, context }]);
  return { topic, ordered: true, transaction: 'chunk', handle, handleChunk };
}

function extrasOf(handler: MessageHandler): HandlerExtras {
  return handler.extras as unknown as HandlerExtras;
}

async function call(
  handler: MessageHandler,
  input: Message | readonly Message[],
  context: EventContext | ProjectionTransaction,
): Promise<void> {
  const result: unknown = await handler(input, context);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
