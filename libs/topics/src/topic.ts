import type { DescMessage, Message, MessageShape } from '@bufbuild/protobuf';
import { DAY_MS } from './day.js';
import { groupOf, type Subscriber, type Subscription } from './subscriber.js';

/** The limits of a topic: records are removed beyond either. -1 is no limit. */
export interface Retention {
  ms: number;
  bytesPerPartition: number;
  why: string;
}

/** A stream of facts of one kind. This is the only declaration of a topic. */
export interface Topic<Schema extends DescMessage = DescMessage> {
  readonly name: string;
  /** The one service that writes it. */
  readonly owner: string;
  readonly schema: Schema;
  /** The root folder of the `.proto` files. */
  readonly protoFolder: string;
  /**
   * The message's field, in its TypeScript spelling, that is the record's key. The facts of a key stay in
   * order.
   */
  readonly keyField: string;
  readonly whyThisKey: string;
  /**
   * The field with the subject of the fact, such as an order: facts with the same subject are one story,
   * whichever service publishes them. It is the key by default.
   */
  readonly aboutField: string;
  /** The namespace of the key, if the key is a UUID of version 5 that derives from the fact's subject. */
  readonly keyNamespace: string | undefined;
  key(message: MessageShape<Schema>): string;
  readonly partitions: number;
  /** `compact` keeps the latest fact of each key without end, `delete` every fact for the retention. */
  readonly cleanup: 'delete' | 'compact';
  readonly retention: Retention;
  readonly subscribers: readonly Subscriber[];
}

type StringField<Schema extends DescMessage> = {
  [Field in keyof MessageShape<Schema>]: MessageShape<Schema>[Field] extends string ? Field : never;
}[keyof MessageShape<Schema>] &
  string;

/** The required parts of a topic. The rest has defaults that suit most. */
export type TopicDefinition<Schema extends DescMessage> = Pick<
  Topic<Schema>,
  'name' | 'owner' | 'schema' | 'protoFolder' | 'whyThisKey'
> &
  Partial<Pick<Topic<Schema>, 'partitions' | 'cleanup' | 'retention'>> & {
    keyField: Exclude<StringField<Schema>, '$typeName'>;
    aboutField?: Exclude<StringField<Schema>, '$typeName'>;
    keyNamespace?: string;
    subscribers: readonly Subscription[];
  };

const GIB = 1024 ** 3;

/** More than needed: adding partitions later moves keys to other partitions, and their order is lost. */
const DEFAULT_PARTITIONS = 12;

const FACTS: Retention = {
  ms: 730 * DAY_MS,
  bytesPerPartition: 4 * GIB,
  why:
    'Read models are rebuilt from the topics, so a fact stays as long as it is shown: two years. ' +
    'The size, about ten million facts a partition, keeps a runaway producer from filling the disk.',
};

const LATEST: Retention = {
  ms: -1,
  bytesPerPartition: -1,
  why: 'Compaction bounds it: one fact a key stays, and that one must never expire.',
};

export function defineTopic<Schema extends DescMessage>(definition: TopicDefinition<Schema>): Topic<Schema> {
  const { keyField, cleanup = 'delete' } = definition;
  return {
    partitions: DEFAULT_PARTITIONS,
    retention: cleanup === 'compact' ? LATEST : FACTS,
    aboutField: keyField,
    keyNamespace: undefined,
    ...definition,
    cleanup,
    subscribers: definition.subscribers.map((each) => ({ ...each, group: groupOf(each.service, each.kind) })),
    key: (message) => String(message[keyField]),
  };
}

/** Batches stay as they were sent, whatever the default of the cluster is. */
export const AS_PRODUCED = { 'compression.type': 'producer' };

/** The subject of a fact: the content of the topic's `aboutField`. */
export function aboutOf(topic: Topic, message: Message): string {
  return String(Reflect.get(message, topic.aboutField));
}

/** The topic's settings in Kafka's own names. */
export function topicConfig({ cleanup, retention }: Topic): Record<string, string> {
  return {
    'cleanup.policy': cleanup,
    'retention.ms': String(retention.ms),
    'retention.bytes': String(retention.bytesPerPartition),
    ...AS_PRODUCED,
  };
}
