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
 * Kafka allows a header to repeat: the last one counts, as in Kafka's own `lastHeader`. A header without a
 * value counts as missing. Both are so rare that the usual case copies nothing.
 */
function singleHeaders(headers: KafkaMessage['headers'] = {}): RecordHeaders {
  const isOdd = Object.values(headers).some((value) => !Buffer.isBuffer(value));
  return isOdd ? lastOfEach(headers) : (headers as RecordHeaders);
}

function lastOfEach(headers: NonNullable<KafkaMessage['headers']>): RecordHeaders {
  const single = Object.entries(headers).flatMap(([name, value]): [string, Buffer | string][] => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    return last === undefined || last === null ? [] : [[name, last]];
  });
  // Not by assignment: a header may be called `__proto__`.
  return Object.fromEntries(single);
}
