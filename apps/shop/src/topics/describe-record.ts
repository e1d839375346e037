import { toJson, type JsonValue } from '@bufbuild/protobuf';
import { topicCatalogue } from '@shop/contracts';
import { HeaderName, type EventSerde, type IncomingRecord } from '@shop/messaging';

/** Describes a record for people: its place, its headers, and its content as JSON. */
export async function describeRecord(record: IncomingRecord, serde: EventSerde): Promise<string> {
  const { topic, partition, offset, key } = record;
  const headerLines = Object.entries(headersOf(record)).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `${topic}[${partition}] @${offset} ${timeOf(record)} key=${key}`,
    ...headerLines,
    indent(describeContent(await readContent(record, serde))),
    '',
  ].join('\n');
}

/** The same for programs, on one line. */
export async function jsonOf(record: IncomingRecord, serde: EventSerde): Promise<string> {
  const { topic, partition, offset, key } = record;
  const [time, headers, content] = [timeOf(record), headersOf(record), await readContent(record, serde)];
  return JSON.stringify({ topic, partition, offset, time, key, headers, content });
}

type Content = { json: JsonValue } | { unreadable: string; hex: string } | null;

/** Decodes by type, not by topic: retry and dead-letter topics hold all types. */
async function readContent({ headers, value }: IncomingRecord, serde: EventSerde): Promise<Content> {
  if (!value) return null;
  const type = headers[HeaderName.type]?.toString();
  const topic = topicCatalogue.find(({ schema }) => schema.typeName === type);
  const hex = value.toString('hex');
  if (!topic) return { unreadable: `${value.length} bytes of unknown type`, hex };
  try {
    return { json: toJson(topic.schema, await serde.deserialize(topic, value)) };
  } catch (error) {
    return { unreadable: String(error), hex };
  }
}

function describeContent(content: Content): string {
  if (content === null) return 'no value';
  return 'json' in content ? JSON.stringify(content.json, null, 2) : `${content.unreadable}: ${content.hex}`;
}

function timeOf({ timestamp }: IncomingRecord): string {
  return new Date(timestamp).toISOString();
}

function headersOf({ headers }: IncomingRecord): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()]));
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
