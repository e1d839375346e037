import { createRequire } from 'node:module';
import kafkajs, {
  type IHeaders,
  type Kafka,
  type Message,
  type Producer,
  type ProducerRecord,
  type RecordMetadata,
} from 'kafkajs';
import { kafkaConnection, uniqueName } from '@shop/testing';

type Header = Buffer | string | null;

/** A record as any client may write it: ours has no null, no bytes and nothing doubled. */
export interface ForeignRecord {
  topic: string;
  partition: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, Header | Header[]>;
}

export type Written<Of extends ForeignRecord> = Of & { offset: string };

interface Encoder {
  writeVarIntBytes: (this: Encoder, value: unknown) => Encoder;
}

// Kafka's headers may be without a value. kafkajs cannot write those.
const NO_VALUE = Buffer.alloc(0);
/** Brokers refuse a batch above their topic's `max.message.bytes`, which is 1 MiB unless it says another. */
const MAX_BATCH_BYTES = 900_000;
const require = createRequire(import.meta.url);
const { prototype } = require('kafkajs/src/protocol/encoder.js') as { prototype: Encoder };
const { writeVarIntBytes } = prototype;
prototype.writeVarIntBytes = function (value) {
  return writeVarIntBytes.call(this, value === NO_VALUE ? null : value);
};

/** A producer like that of another client. */
export class ForeignProducer {
  readonly #plain: Producer;
  readonly #transactional: Producer;

  private constructor() {
    const kafka = client();
    const { DefaultPartitioner: createPartitioner } = kafkajs.Partitioners;
    this.#plain = kafka.producer({ createPartitioner });
    this.#transactional = kafka.producer({
      transactionalId: uniqueName('foreign'),
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner,
    });
  }

  static async connect(): Promise<ForeignProducer> {
    const producer = new ForeignProducer();
    await Promise.all([producer.#plain.connect(), producer.#transactional.connect()]);
    return producer;
  }

  /** Writes them in as few batches as the broker takes. Returns where they lie. */
  async send<Of extends ForeignRecord>(records: readonly Of[]): Promise<Written<Of>[]> {
    return sendBatches(records, (batch) => this.#plain.send(batch));
  }

  /** The same in a transaction. */
  async transaction<Of extends ForeignRecord>(
    end: 'commit' | 'abort',
    records: readonly Of[],
  ): Promise<Written<Of>[]> {
    const transaction = await this.#transactional.transaction();
    const written = await sendBatches(records, (batch) => transaction.send(batch));
    await transaction[end]();
    return written;
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.#plain.disconnect(), this.#transactional.disconnect()]);
  }
}

/** As Kafka does it with a group that has been empty for longer than `offsets.retention.minutes`. */
export async function forgetOffsets(group: string): Promise<void> {
  const admin = client().admin();
  await admin.connect();
  try {
    await admin.deleteGroups([group]);
  } finally {
    await admin.disconnect();
  }
}

function client(): Kafka {
  const { brokers, user } = kafkaConnection();
  return new kafkajs.Kafka({
    brokers,
    sasl: { mechanism: 'scram-sha-512', ...user },
    logLevel: kafkajs.logLevel.NOTHING,
  });
}

async function sendBatches<Of extends ForeignRecord>(
  records: readonly Of[],
  send: (batch: ProducerRecord) => Promise<RecordMetadata[]>,
): Promise<Written<Of>[]> {
  const written: Written<Of>[] = [];
  for (const [topic, ofTopic] of Map.groupBy(records, (each) => each.topic)) {
    for (const part of splitBySize(ofTopic)) {
      for (const { partition, baseOffset = '' } of await send({ topic, messages: part.map(toMessage) })) {
        const batch = part.filter((each) => each.partition === partition);
        written.push(
          ...batch.map((each, index) => ({ ...each, offset: String(BigInt(baseOffset) + BigInt(index)) })),
        );
      }
    }
  }
  return written;
}

function splitBySize<Of extends ForeignRecord>(records: readonly Of[]): Of[][] {
  const parts: Of[][] = [];
  let bytes = Infinity;
  for (const each of records) {
    const size = sizeInBytes(each);
    if (bytes + size > MAX_BATCH_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(each);
    bytes += size;
  }
  return parts;
}

function sizeInBytes({ key, value, headers }: ForeignRecord): number {
  const ofHeaders = Object.entries(headers).flatMap(([name, header]) => [name, ...[header].flat()]);
  return [key, value, ...ofHeaders].reduce((sum, each) => sum + Buffer.byteLength(each ?? ''), 0);
}

function toMessage({ partition, key, value, headers }: ForeignRecord): Message {
  const written = Object.entries(headers).map(([name, header]) => [
    name,
    Array.isArray(header) ? header.map((each) => each ?? NO_VALUE) : (header ?? NO_VALUE),
  ]);
  return { partition, key, value, headers: Object.fromEntries(written) as IHeaders };
}
