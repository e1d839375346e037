import type { DescMessage, Message, MessageShape } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';
import type { EventContext } from '@shop/messaging';

export type Reaction = (message: Message, context: EventContext) => Promise<void>;

/** The reactions of a service to the facts of each topic, by the topic's name. */
export type Reactions = Map<string, Reaction>;

interface Consumer<Schema extends DescMessage> {
  handle(event: MessageShape<Schema>, context: EventContext): Promise<void>;
}

export function reaction<Schema extends DescMessage>(
  topic: Topic<Schema>,
  consumer: Consumer<Schema>,
): [string, Reaction] {
  return [topic.name, (message, context) => consumer.handle(message as MessageShape<Schema>, context)];
}
