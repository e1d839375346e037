import { topicCatalogue } from '@shop/contracts';
import { groupsIn } from '@shop/topics';
import { createTopicOffsets, topicSettings, LagReader, subscriptionsOf } from '@shop/messaging';
import type { ShopConfig } from '../config.js';
import { causesOf } from '../failure.js';
import { operationsOf } from '../operations/operations.client.js';
import { silentOnes } from '../reach.js';
import { withAdmin } from '../with-admin.js';
import { withTopicAdmin } from '../topics/with-topic-admin.js';
import { statusOfService, type ServiceStatus } from './service-status.js';

const COMPARE_TOPICS_EVERY_MS = 10_000;

/** The shop at a glance. */
export interface ShopStatus {
  services: ServiceStatus[];
  /** The lag of every group, from Kafka, whether its service answers or not. */
  lags: GroupLag[];
  topics: { missing: string[]; notOurs: string[]; clusterId?: string };
  /** Why lags and topics are unknown. */
  kafka: string | null;
}

interface GroupLag {
  group: string;
  records: number;
  /** The age of the oldest record that waits for the group. */
  seconds: number;
  /** The same for each topic that it reads. */
  topics: Record<string, { records: number; seconds: number }>;
}

export function lookAtShop(config: ShopConfig): Promise<ShopStatus> {
  return ShopWatcher.use(config, (watcher) => watcher.look());
}

/** Looks at the shop any number of times, over the same connections. */
export class ShopWatcher {
  readonly #lags: LagReader;
  #topics: ShopStatus['topics'] | undefined;
  #comparedAt = 0;

  private constructor(private readonly config: ShopConfig) {
    this.#lags = new LagReader(
      config.kafka,
      subscriptionsOf(topicCatalogue, groupsIn(topicCatalogue).toSorted()),
    );
  }

  static async use<T>(config: ShopConfig, work: (watcher: ShopWatcher) => Promise<T>): Promise<T> {
    const watcher = new ShopWatcher(config);
    try {
      return await work(watcher);
    } finally {
      await watcher.#lags.close();
    }
  }

  async look(): Promise<ShopStatus> {
    const services = Object.entries(this.config.services).map(([service, api]) =>
      statusOfService(service, { api, client: operationsOf(service) }),
    );
    const [kafka, ...answers] = await Promise.all([this.#lookAtKafka(), ...services]);
    return { services: answers, ...kafka };
  }

  async #lookAtKafka(): Promise<Omit<ShopStatus, 'services'>> {
    const [silent] = await silentOnes(['kafka'], this.config);
    if (silent) return unknownBecause(silent.reason);
    try {
      const [samples, topics] = await Promise.all([this.#lags.read(), this.#compareTopics()]);
      return { lags: groupLags(samples), topics, kafka: null };
    } catch (error) {
      return unknownBecause(causesOf(error).join(', because '));
    }
  }

  /** Runs seldom, since topics come and go by hand only. */
  async #compareTopics(): Promise<ShopStatus['topics']> {
    if (this.#topics && performance.now() - this.#comparedAt < COMPARE_TOPICS_EVERY_MS) return this.#topics;
    const { kafka, retryTiers, environment } = this.config;
    const wanted = new Set(topicSettings(topicCatalogue, retryTiers, environment).map(({ name }) => name));
    const [names, clusterId] = await Promise.all([
      withTopicAdmin(kafka, (admin) => admin.list()),
      withAdmin(createTopicOffsets(kafka), (offsets) => offsets.clusterId()),
    ]);
    const existing = new Set(names);
    this.#comparedAt = performance.now();
    this.#topics = {
      missing: [...wanted].filter((name) => !existing.has(name)),
      notOurs: [...existing].filter((name) => !wanted.has(name)),
      clusterId,
    };
    return this.#topics;
  }
}

function unknownBecause(reason: string): Omit<ShopStatus, 'services'> {
  return { lags: [], topics: { missing: [], notOurs: [] }, kafka: reason };
}

function groupLags(samples: Awaited<ReturnType<LagReader['read']>>): GroupLag[] {
  const byGroup = Map.groupBy(samples, ({ labels }) => labels['group'] ?? '');
  return Array.from(byGroup, ([group, ofGroup]) => {
    const topics = topicLags(ofGroup);
    const all = Object.values(topics);
    const records = all.reduce((sum, each) => sum + each.records, 0);
    return { group, records, seconds: Math.max(0, ...all.map((each) => each.seconds)), topics };
  });
}

function topicLags(samples: Parameters<typeof groupLags>[0]): GroupLag['topics'] {
  const lags: GroupLag['topics'] = {};
  for (const { gauge, labels, value } of samples) {
    const lag = (lags[labels['topic'] ?? ''] ??= { records: 0, seconds: 0 });
    if (gauge === 'consumer_lag_records') lag.records = value;
    if (gauge === 'consumer_lag_seconds') lag.seconds = value;
  }
  return lags;
}
