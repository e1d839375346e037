import type { KafkaMessage } from 'kafkajs';
import { textOfKey, type IncomingRecord, type RecordHeaders } from '../../port/index.js';

export function toRecord(topic: string, partition: number, message: KafkaMessage): IncomingRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: textOfKey(message.key, { partition, offset: message.offset }),
    value: message.value,
    headers: singleHeaders(message.headers),
    timestamp: Number(message.timestamp),
  };
}

/**
 * Kafka allows a header to repeat; the last one counts, as in Kafka's own `lastHeader`. As it hardly ever
 * happens, they are not copied for it.
 */
function singleHeaders(headers: KafkaMessage['headers'] = {}): RecordHeaders {
  const repeated = Object.values(headers).some((value) => value === undefined || Array.isArray(value));
  return repeated ? lastOfEach(headers) : (headers as RecordHeaders);
}

function lastOfEach(headers: NonNullable<KafkaMessage['headers']>): RecordHeaders {
  const single: RecordHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) single[name] = last;
  }
  return single;
}
