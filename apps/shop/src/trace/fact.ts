import { topicCatalogue } from '@shop/contracts';
import { fromHeaders, HeaderName, type IncomingRecord } from '@shop/messaging';
import type { FactContent } from './fact-content.js';
import type { WaitingRow } from './whereabouts.js';

const owners = new Map(topicCatalogue.map(({ name, owner }) => [name, owner]));

/** A fact about the order. */
export interface Fact {
  eventId: string;
  topic: string;
  service: string;
  key: string;
  /** The time of the fact itself. */
  time: string;
  correlationId: string | null;
  causationId: string | null;
  headers: Record<string, string>;
  /** Null until it is published. */
  content: FactContent | null;
  /** Its place in its topic; null until it is published. */
  place: { partition: number; offset: string; publishedAt: string } | null;
  /** The row in its service's outbox, while it is there. */
  outbox: OutboxRow | null;
}

export interface OutboxRow {
  row: string;
  since: string;
  /** Why the broker refuses it, if it does. */
  refusal: string | null;
}

export function publishedFact(record: IncomingRecord, content: FactContent): Fact {
  const { topic, partition, offset, key, timestamp, headers } = record;
  const publishedAt = new Date(timestamp).toISOString();
  return {
    topic,
    service: owners.get(topic) ?? '',
    key,
    ...identity(headers, { eventId: `${topic}[${partition}] @${offset}`, time: publishedAt }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()])),
    content,
    place: { partition, offset, publishedAt },
    outbox: null,
  };
}

export function unpublishedFact(row: WaitingRow): Fact {
  const { eventId, topic, key, createdAt } = row;
  return {
    topic,
    service: owners.get(topic) ?? '',
    key,
    ...identity(row.headers, { eventId, time: createdAt }),
    headers: row.headers,
    content: null,
    place: null,
    outbox: outboxRowOf(row),
  };
}

export function outboxRowOf({ id, createdAt, reason }: WaitingRow): OutboxRow {
  return { row: id, since: createdAt, refusal: reason };
}

/** Unreadable records also belong to the story: the later events of their key wait for them. */
function identity(
  headers: Parameters<typeof fromHeaders>[0],
  otherwise: { eventId: string; time: string },
): Pick<Fact, 'eventId' | 'time' | 'correlationId' | 'causationId'> {
  try {
    const { id, time, correlationId, causationId } = fromHeaders(headers);
    return { eventId: id, time: time.toISOString(), correlationId, causationId: causationId ?? null };
  } catch {
    const eventId = headers[HeaderName.id]?.toString() ?? otherwise.eventId;
    return { ...otherwise, eventId, correlationId: null, causationId: null };
  }
}
