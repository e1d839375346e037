import kafkajs, { type Admin, type ITopicConfig } from 'kafkajs';
import { kafkaClient, type KafkaConnection } from './client.js';
import { retriable } from './retriable.js';

export interface TopicSettings {
  name: string;
  partitions: number;
  replicationFactor?: number;
  /** Kafka topic configuration, as in `retention.ms`. */
  config: Record<string, string>;
}

export interface TopicResult {
  topic: string;
  action: 'created' | 'unchanged' | 'differs';
  /** For `differs`: what differs, as `retention.ms is 1000, should be 2000`. */
  differences: string[];
}

/** How far a group has come in a partition. */
export interface PartitionProgress {
  topic: string;
  partition: number;
  /** The offset of the first record that the group is not done with. */
  next: number;
  /** One more than the offset of the last record. */
  end: number;
}

interface ExistingTopic {
  partitions: number;
  config: Map<string, string>;
}

/** Creates topics and compares them with what they should be. The one way topics come to be: nothing creates one on the fly. */
export class TopicAdmin {
  readonly #admin: Admin;

  constructor(connection: KafkaConnection) {
    this.#admin = kafkaClient(connection, { retry: { retries: 5 } }).admin();
  }

  async connect(): Promise<void> {
    await this.#admin.connect();
  }

  async close(): Promise<void> {
    await this.#admin.disconnect();
  }

  /** The names of all topics but Kafka's own. */
  async list(): Promise<string[]> {
    const names = await this.#admin.listTopics();
    return names.filter((name) => !name.startsWith('__')).toSorted();
  }

  /** Creates what is missing. What exists is compared and left alone. */
  async apply(topics: TopicSettings[]): Promise<TopicResult[]> {
    const existing = await this.#describe(topics);
    const missing = topics.filter(({ name }) => !existing.has(name));
    if (missing.length > 0) {
      await this.#admin.createTopics({ topics: missing.map(toKafka), waitForLeaders: true });
    }
    return topics.map((topic) => compare(topic, existing.get(topic.name)));
  }

  /** How many records each topic holds between its first and its end, by topic. Counts what compaction has removed, too. */
  async sizes(names: string[]): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for (const name of names) {
      const offsets = await this.#admin.fetchTopicOffsets(name);
      sizes.set(
        name,
        offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0),
      );
    }
    return sizes;
  }

  /** How far a group has come in topics, by its commits. One that has committed nothing is at the beginning. */
  async progress(groupId: string, topics: string[]): Promise<PartitionProgress[]> {
    const committed = await retriable(() => this.#admin.fetchOffsets({ groupId, topics }));
    const progress = committed.map(async ({ topic, partitions }) => {
      const offsets = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      const ranges = await retriable(() => this.#admin.fetchTopicOffsets(topic));
      return ranges.map(({ partition, low, high }) => ({
        topic,
        partition,
        next: Math.max(offsets.get(partition) ?? 0, Number(low)),
        end: Number(high),
      }));
    });
    return (await Promise.all(progress)).flat();
  }

  /** How many members each group has at this moment. */
  async members(groupIds: string[]): Promise<Map<string, number>> {
    const { groups } = await retriable(() => this.#admin.describeGroups(groupIds));
    return new Map(groups.map(({ groupId, members }) => [groupId, members.length]));
  }

  /** Removes topics with all they hold. */
  async delete(names: string[]): Promise<void> {
    await this.#admin.deleteTopics({ topics: names });
  }

  async #describe(topics: TopicSettings[]): Promise<Map<string, ExistingTopic>> {
    const present = new Set(await this.#admin.listTopics());
    const names = topics.map(({ name }) => name).filter((name) => present.has(name));
    if (names.length === 0) return new Map();
    const metadata = await this.#admin.fetchTopicMetadata({ topics: names });
    const configs = await this.#admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
    });
    const configOf = new Map(
      configs.resources.map(({ resourceName, configEntries }) => [
        resourceName,
        new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
      ]),
    );
    return new Map(
      metadata.topics.map(({ name, partitions }) => [
        name,
        { partitions: partitions.length, config: configOf.get(name) ?? new Map<string, string>() },
      ]),
    );
  }
}

function toKafka({ name, partitions, replicationFactor, config }: TopicSettings): ITopicConfig {
  return {
    topic: name,
    numPartitions: partitions,
    replicationFactor: replicationFactor ?? -1,
    configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
  };
}

function compare(wanted: TopicSettings, existing: ExistingTopic | undefined): TopicResult {
  if (!existing) return { topic: wanted.name, action: 'created', differences: [] };
  const differences: string[] = [];
  if (existing.partitions !== wanted.partitions) {
    differences.push(`partitions is ${existing.partitions}, should be ${wanted.partitions}`);
  }
  for (const [key, value] of Object.entries(wanted.config)) {
    const actual = existing.config.get(key);
    if (actual !== value) differences.push(`${key} is ${actual ?? 'not set'}, should be ${value}`);
  }
  return { topic: wanted.name, action: differences.length > 0 ? 'differs' : 'unchanged', differences };
}
