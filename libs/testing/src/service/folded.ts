import { create, type DescMessage, type Message, type MessageInitShape } from '@bufbuild/protobuf';
import type { Book } from '@shop/operations';
import type { Topic } from '@shop/topics';

/** An event of the topic. A missing field has its default in Protobuf. */
export function anEvent<Schema extends DescMessage>(
  { schema }: Topic<Schema>,
  content: MessageInitShape<Schema>,
): Message {
  return create(schema, content);
}

/** The rows that a book makes from a history. Events that it does not read are left out. */
export function foldedBy({ fold }: Pick<Book, 'fold'>, history: readonly Message[]): object[] {
  const running = fold.begin();
  const read = new Set(fold.topics.map(({ schema }) => schema.typeName));
  for (const event of history) if (read.has(event.$typeName)) running.learn(event);
  return running.rows();
}
