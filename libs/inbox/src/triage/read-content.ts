import { toJson, type JsonValue } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';
import type { EventSerde } from '@shop/messaging';

/** The decoded event, or its bytes and the reason why they are unreadable. */
export type EventContent = { json: JsonValue } | { unreadable: string; hex: string };

/** Never fails: operators want to see the unreadable events above all. */
export async function readContent(
  topics: readonly Topic[],
  serde: EventSerde,
  event: { topic: string; payload: Buffer | null },
): Promise<EventContent> {
  const topic = topics.find(({ name }) => name === event.topic);
  const hex = event.payload?.toString('hex') ?? '';
  if (!topic) return { unreadable: `The catalogue has no topic ${event.topic}`, hex };
  try {
    return { json: toJson(topic.schema, await serde.deserialize(topic, event.payload)) };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error), hex };
  }
}
