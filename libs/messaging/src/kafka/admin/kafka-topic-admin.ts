import kafkajs, { type ITopicConfig } from 'kafkajs';
import {
  configAfter,
  isAllowed,
  planTopic,
  type ExistingTopic,
  type KafkaConnection,
  type Obstacle,
  type Position,
  type TopicAdmin,
  type TopicPlan,
  type TopicSettings,
} from '../../port/index.js';
import { retriable } from '../client/retriable.js';
import { AdminSession } from './admin-session.js';
import { untilLed } from './until-led.js';

export class KafkaTopicAdmin implements TopicAdmin {
  readonly #session: AdminSession;

  constructor(connection: KafkaConnection) {
    this.#session = new AdminSession(connection);
  }

  connect(): Promise<void> {
    return this.#session.connect();
  }

  async list(): Promise<string[]> {
    const names = await this.#session.ask((admin) => admin.listTopics());
    return names.filter((name) => !name.startsWith('__')).toSorted();
  }

  async plan(topics: TopicSettings[]): Promise<TopicPlan[]> {
    const existing = await this.#describe(topics);
    return topics.map((topic) => planTopic(topic, existing.get(topic.name)));
  }

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

  async members(groupIds: string[]): Promise<Map<string, number>> {
    const { groups } = await this.#session.ask((admin) => retriable(() => admin.describeGroups(groupIds)));
    return new Map(groups.map(({ groupId, members }) => [groupId, members.length]));
  }

  async setOffsets(groupId: string, positions: readonly Position[]): Promise<void> {
    for (const [topic, ofTopic] of Map.groupBy(positions, (position) => position.topic)) {
      const partitions = ofTopic.map(({ partition, offset }) => ({ partition, offset: String(offset) }));
      await this.#session.ask((admin) => admin.setOffsets({ groupId, topic, partitions }));
    }
  }

  async delete(names: string[]): Promise<void> {
    await this.#session.ask((admin) => admin.deleteTopics({ topics: names }));
  }

  async truncate(name: string): Promise<void> {
    const offsets = await this.#session.ask((admin) => admin.fetchTopicOffsets(name));
    const partitions = offsets.map(({ partition, high }) => ({ partition, offset: high }));
    await this.#session.ask((admin) => admin.deleteTopicRecords({ topic: name, partitions }));
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #create(topics: TopicSettings[]): Promise<void> {
    if (topics.length === 0) return;
    // Kafkajs's own wait ends with an error if the broker that it asks does not know the topics yet.
    await this.#session.ask((admin) =>
      admin.createTopics({ topics: topics.map(toKafka), waitForLeaders: false }),
    );
    await untilLed(this.#session, topics);
  }

  async #change(plan: TopicPlan, existing: ExistingTopic, allowed: ReadonlySet<Obstacle>): Promise<void> {
    const { name: topic, partitions } = plan.topic;
    const changes = plan.differences.filter((difference) => isAllowed(difference, allowed));
    if (changes.some(({ setting }) => setting === 'partitions')) {
      await this.#session.ask((admin) =>
        admin.createPartitions({ topicPartitions: [{ topic, count: partitions }] }),
      );
    }
    if (changes.some(({ setting }) => setting !== 'partitions')) {
      await this.#setConfig(topic, configAfter(plan, existing, allowed));
    }
  }

  /** The request replaces all settings of the topic. */
  async #setConfig(name: string, config: ReadonlyMap<string, string>): Promise<void> {
    const configEntries = Array.from(config, ([key, value]) => ({ name: key, value }));
    await this.#session.ask((admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configEntries }],
      }),
    );
  }

  async #describe(topics: TopicSettings[]): Promise<Map<string, ExistingTopic>> {
    const present = new Set(await this.#session.ask((admin) => admin.listTopics()));
    const names = topics.map(({ name }) => name).filter((name) => present.has(name));
    if (names.length === 0) return new Map();
    const metadata = await this.#session.ask((admin) => admin.fetchTopicMetadata({ topics: names }));
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

  /** The settings of each topic itself, without the defaults that Kafka also lists. */
  async #configs(names: string[]): Promise<Map<string, Map<string, string>>> {
    const { resources } = await this.#session.ask((admin) =>
      admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
      }),
    );
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
