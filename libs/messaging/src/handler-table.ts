import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Message } from '@bufbuild/protobuf';
import type { Topic } from '@shop/contracts';
import type { EventContext } from './event-context.js';
import type { HandlerExtras } from './event-handler.decorator.js';

export interface TopicHandler {
  topic: Topic;
  /** Whether later events of a key wait for an earlier one that has failed. */
  ordered: boolean;
  transaction: 'chunk' | 'event';
  handle(event: Message, context: EventContext): Promise<void>;
}

/** The handlers of one consumer group, by topic. */
export type GroupHandlers = Map<string, TopicHandler>;

/** Sorts the handlers that Nest found by group. Refuses two for the same group and topic: which of them failed could not be told. */
export function handlersByGroup(found: Iterable<MessageHandler>): Map<string, GroupHandlers> {
  const groups = new Map<string, GroupHandlers>();
  for (const handler of found) {
    const { group, topic, ordered, transaction } = handler.extras as unknown as HandlerExtras;
    if (handler.next) {
      throw new Error(`Two handlers of group ${group} for topic ${topic.name}: merge them into one`);
    }
    if (!topic.subscribers.some((subscriber) => subscriber.group === group)) {
      throw new Error(
        `Group ${group} handles ${topic.name}, but is not among its subscribers in the catalogue`,
      );
    }
    const handlers = groups.get(group) ?? new Map<string, TopicHandler>();
    handlers.set(topic.name, {
      topic,
      ordered,
      transaction,
      handle: (event, context) => call(handler, event, context),
    });
    groups.set(group, handlers);
  }
  return groups;
}

async function call(handler: MessageHandler, event: Message, context: EventContext): Promise<void> {
  const result: unknown = await handler(event, context);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
