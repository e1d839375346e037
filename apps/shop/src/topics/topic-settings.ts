import { topicCatalogue, topicConfig } from '@shop/contracts';
import { deadLetterTopic, FAILURE_RETENTION_DAYS, retryTopic, type TopicSettings } from '@shop/messaging';

const DAY = 24 * 60 * 60 * 1000;

/** As many as the widest topic of the catalogue, so that a group's retries are spread as widely as its facts. */
const PARTITIONS = Math.max(...topicCatalogue.map(({ partitions }) => partitions));

/** All topics that have to exist: those of the catalogue, and each group's own for what failed. */
export function allTopicSettings(retryTiers: readonly string[]): TopicSettings[] {
  const facts = topicCatalogue.map((topic) => ({
    name: topic.name,
    partitions: topic.partitions,
    config: topicConfig(topic),
  }));
  return [...facts, ...consumerGroups().flatMap((group) => failureTopics(group, retryTiers))];
}

function consumerGroups(): string[] {
  const groups = topicCatalogue.flatMap(({ subscribers }) => subscribers.map(({ group }) => group));
  return [...new Set(groups)].toSorted();
}

function failureTopics(group: string, retryTiers: readonly string[]): TopicSettings[] {
  return [
    ...retryTiers.map((tier) => failureTopic(retryTopic(group, tier), FAILURE_RETENTION_DAYS.retry * DAY)),
    failureTopic(deadLetterTopic(group), FAILURE_RETENTION_DAYS.deadLetter * DAY),
  ];
}

function failureTopic(name: string, retention: number): TopicSettings {
  return {
    name,
    partitions: PARTITIONS,
    config: { 'cleanup.policy': 'delete', 'retention.ms': String(retention) },
  };
}
