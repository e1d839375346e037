import { topicCatalogue } from '@shop/contracts';
import { groupsIn } from '@shop/topics';
import { topicSettings, LagReader } from '@shop/messaging';
import { subscriptionsOf } from '@shop/service';
import type { ShopConfig } from '../config.js';
import { causesOf } from '../failure.js';
import { operationsOf } from '../operations/operations.client.js';
import { withTopicAdmin } from '../topics/with-topic-admin.js';
import { statusOfService, type ServiceStatus } from './service-status.js';

/** The shop at a glance. */
export interface ShopStatus {
  services: ServiceStatus[];
  /** Of every group, as Kafka tells it, whether its service answers or not. */
  lags: GroupLag[];
  topics: { missing: string[]; notOurs: string[] };
  /** Why nothing is known of lags and topics. */
  kafka: string | null;
}

export interface GroupLag {
  group: string;
  records: number;
  /** How old the oldest record is that waits for the group. */
  seconds: number;
}

export async function lookAtShop(config: ShopConfig): Promise<ShopStatus> {
  const services = Object.entries(config.services).map(([service, api]) =>
    statusOfService(service, { api, desk: operationsOf(service) }),
  );
  const [kafka, ...answers] = await Promise.all([lookAtKafka(config), ...services]);
  return { services: answers, ...kafka };
}

async function lookAtKafka(config: ShopConfig): Promise<Omit<ShopStatus, 'services'>> {
  try {
    const [lags, topics] = await Promise.all([readLags(config), compareTopics(config)]);
    return { lags, topics, kafka: null };
  } catch (error) {
    return { lags: [], topics: { missing: [], notOurs: [] }, kafka: causesOf(error).join(', because ') };
  }
}

async function readLags({ kafka }: ShopConfig): Promise<GroupLag[]> {
  const reader = new LagReader(kafka, subscriptionsOf(topicCatalogue, groupsIn(topicCatalogue).toSorted()));
  try {
    const samples = await reader.read();
    const byGroup = Map.groupBy(samples, ({ labels }) => labels['group'] ?? '');
    return Array.from(byGroup, ([group, ofGroup]) => {
      const values = (gauge: string) =>
        ofGroup.filter((each) => each.gauge === gauge).map(({ value }) => value);
      const records = values('consumer_lag_records').reduce((sum, value) => sum + value, 0);
      return { group, records, seconds: Math.max(0, ...values('consumer_lag_seconds')) };
    });
  } finally {
    await reader.close();
  }
}

async function compareTopics({ kafka, retryTiers, environment }: ShopConfig): Promise<ShopStatus['topics']> {
  const wanted = new Set(topicSettings(topicCatalogue, retryTiers, environment).map(({ name }) => name));
  const existing = new Set(await withTopicAdmin(kafka, (admin) => admin.list()));
  return {
    missing: [...wanted].filter((name) => !existing.has(name)),
    notOurs: [...existing].filter((name) => !wanted.has(name)),
  };
}
