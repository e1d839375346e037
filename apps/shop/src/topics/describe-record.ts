import { toJsonString } from '@bufbuild/protobuf';
import { topicCatalogue } from '@shop/contracts';
import { HeaderName, type EventSerde, type IncomingRecord } from '@shop/messaging';

/** A record for people: where it lies, its headers, and its content as JSON. */
export async function describeRecord(record: IncomingRecord, serde: EventSerde): Promise<string> {
  const { topic, partition, offset, timestamp, key, headers } = record;
  const when = new Date(timestamp).toISOString();
  const headerLines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value.toString()}`);
  return [
    `${topic}[${partition}] @${offset} ${when} key=${key}`,
    ...headerLines,
    indent(await describeContent(record, serde)),
    '',
  ].join('\n');
}

/** By its type, not by its topic: retry and dead-letter topics hold all kinds. */
async function describeContent({ headers, value }: IncomingRecord, serde: EventSerde): Promise<string> {
  if (!value) return 'no value';
  const type = headers[HeaderName.type]?.toString();
  const topic = topicCatalogue.find(({ schema }) => schema.typeName === type);
  if (!topic) return `${value.length} bytes of unknown type: ${value.toString('hex')}`;
  try {
    return toJsonString(topic.schema, await serde.deserialize(topic, value), { prettySpaces: 2 });
  } catch (error) {
    return `${String(error)}: ${value.toString('hex')}`;
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
