import { toJson, type JsonValue } from '@bufbuild/protobuf';
import { topicCatalogue } from '@shop/contracts';
import type { EventSerde, IncomingRecord } from '@shop/messaging';

/** The content of a fact, or the reason why it is unreadable. */
export type FactContent = { json: JsonValue } | { unreadable: string };

export async function contentOf(
  { topic: name, value }: IncomingRecord,
  serde: EventSerde,
): Promise<FactContent> {
  const topic = topicCatalogue.find((each) => each.name === name);
  if (!topic) return { unreadable: `Topic ${name} is not in the catalogue` };
  try {
    return { json: toJson(topic.schema, await serde.deserialize(topic, value)) };
  } catch (error) {
    return { unreadable: String(error) };
  }
}
