import kafkajs, { type ITopicConfig } from 'kafkajs';
import { AdminConnection } from './admin-connection.js';
import { retriable } from '../client/retriable.js';
import { untilLed } from './until-led.js';
import {
  configAfter,
  isAllowed,
  planTopic,
  type ExistingTopic,
  type Obstacle,
  type TopicPlan,
  type TopicSettings,
} from './topic-plan.js';

/** How far a group has come in a partition. */
export interface PartitionProgress {
  topic: string;
  partition: number;
  /** The offset of the first record that the group is not done with. */
  next: number;
  /** One more than the offset of the last record. */
  end: number;
}

/** Makes topics what they should be. The one way topics come to be: nothing creates one on the fly. */
export class TopicAdmin extends AdminConnection {
  /** The names of all topics but Kafka's own. */
  async list(): Promise<string[]> {
    const names = await this.admin.listTopics();
    return names.filter((name) => !name.startsWith('__')).toSorted();
  }

  /** What `apply` would do. */
  async plan(topics: TopicSettings[]): Promise<TopicPlan[]> {
    const existing = await this.#describe(topics);
    return topics.map((topic) => planTopic(topic, existing.get(topic.name)));
  }

  /**
   * Creates what is missing, and changes what differs as far as nothing is lost by it; what else to do has to be allowed. Returns what it
   * found; the differences that are not allowed are still there.
   */
  async apply(
    topics: TopicSettings[],
    allowed: ReadonlySet<Obstacle> = new Set<Obstacle>(),
  ): Promise<TopicPlan[]> {
    const existing = await this.#describe(topics);
    const plans = topics.map((topic) => planTopic(topic, existing.get(topic.name)));
    await this.#create(plans.filter(({ action }) => action === 'create').map(({ topic }) => topic));
    for (const plan of plans) {
      const found = existing.get(plan.topic.name);
      if (found && plan.action === 'change') await this.#change(plan, found, allowed);
    }
    return plans;
  }

  /** How many records each topic holds between its first and its end, by topic. Counts what compaction has removed, too. */
  async sizes(names: string[]): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for (const name of names) {
      const offsets = await this.admin.fetchTopicOffsets(name);
      sizes.set(
        name,
        offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0),
      );
    }
    return sizes;
  }

  /** How far a group has come in topics, by its commits. One that has committed nothing is at the beginning. */
  async progress(groupId: string, topics: string[]): Promise<PartitionProgress[]> {
    const committed = await retriable(() => this.admin.fetchOffsets({ groupId, topics }));
    const progress = committed.map(async ({ topic, partitions }) => {
      const offsets = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      const ranges = await retriable(() => this.admin.fetchTopicOffsets(topic));
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
    const { groups } = await retriable(() => this.admin.describeGroups(groupIds));
    return new Map(groups.map(({ groupId, members }) => [groupId, members.length]));
  }

  /** Removes topics with all they hold. */
  async delete(names: string[]): Promise<void> {
    await this.admin.deleteTopics({ topics: names });
  }

  async #create(topics: TopicSettings[]): Promise<void> {
    if (topics.length === 0) return;
    // Their own wait ends with an error while the broker that it asks has yet to hear of the topics.
    await this.admin.createTopics({ topics: topics.map(toKafka), waitForLeaders: false });
    await untilLed(this.admin, topics);
  }

  async #change(plan: TopicPlan, existing: ExistingTopic, allowed: ReadonlySet<Obstacle>): Promise<void> {
    const { name: topic, partitions } = plan.topic;
    const changes = plan.differences.filter((difference) => isAllowed(difference, allowed));
    if (changes.some(({ setting }) => setting === 'partitions')) {
      await this.admin.createPartitions({ topicPartitions: [{ topic, count: partitions }] });
    }
    if (changes.some(({ setting }) => setting !== 'partitions')) {
      await this.#setConfig(topic, configAfter(plan, existing, allowed));
    }
  }

  /** The request replaces all that was set for the topic. */
  async #setConfig(name: string, config: ReadonlyMap<string, string>): Promise<void> {
    const configEntries = Array.from(config, ([key, value]) => ({ name: key, value }));
    await this.admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configEntries }],
    });
  }

  /** Removes all records that a topic holds now, as its retention would in time. */
  async truncate(name: string): Promise<void> {
    const offsets = await this.admin.fetchTopicOffsets(name);
    const partitions = offsets.map(({ partition, high }) => ({ partition, offset: high }));
    await this.admin.deleteTopicRecords({ topic: name, partitions });
  }

  async #describe(topics: TopicSettings[]): Promise<Map<string, ExistingTopic>> {
    const present = new Set(await this.admin.listTopics());
    const names = topics.map(({ name }) => name).filter((name) => present.has(name));
    if (names.length === 0) return new Map();
    const metadata = await this.admin.fetchTopicMetadata({ topics: names });
    const configs = await this.#configs(names);
    return new Map(
      metadata.topics.map(({ name, partitions }) => [
        name,
        {
          partitions: partitions.length,
          replicationFactor: Math.min(...partitions.map(({ replicas }) => replicas.length)),
          config: configs.get(name) ?? new Map<string, string>(),
        },
      ]),
    );
  }

  /** What was set for each topic alone, without the defaults that describe it, too. */
  async #configs(names: string[]): Promise<Map<string, Map<string, string>>> {
    const { resources } = await this.admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
    });
    return new Map(
      resources.map(({ resourceName, configEntries }) => {
        const { TOPIC_CONFIG } = kafkajs.ConfigSource;
        const own = configEntries.filter(({ configSource }) => configSource === TOPIC_CONFIG);
        return [resourceName, new Map(own.map(({ configName, configValue }) => [configName, configValue]))];
      }),
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
