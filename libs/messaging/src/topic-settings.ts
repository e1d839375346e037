import {
  AS_PRODUCED,
  DAY_MS,
  environments,
  groupsIn,
  topicConfig,
  type Catalogue,
  type EnvironmentName,
} from '@shop/topics';
import type { TopicSettings } from './port/index.js';
import { deadLetterTopic, FAILURE_RETENTION_DAYS, retryTopic } from './retry-topics.js';

/**
 * Few fail, and only the order within a key matters: fewer partitions than the events have, for there are
 * many such topics.
 */
const FAILURE_PARTITIONS = 4;

/** All topics that have to exist: those of the catalogue, and each group's own for what failed. */
export function topicSettings(
  catalogue: Catalogue,
  retryTiers: readonly string[],
  environment: EnvironmentName,
): TopicSettings[] {
  const { replicas, minInSyncReplicas } = environments[environment];
  const facts = catalogue.map((topic) => ({
    name: topic.name,
    partitions: topic.partitions,
    config: topicConfig(topic),
  }));
  const groups = groupsIn(catalogue).toSorted();
  const failures = groups.flatMap((group) => failureTopics(group, retryTiers));
  return [...facts, ...failures].map((topic) => ({
    ...topic,
    replicationFactor: replicas,
    config: { ...topic.config, 'min.insync.replicas': String(minInSyncReplicas) },
  }));
}

function failureTopics(group: string, retryTiers: readonly string[]): TopicSettings[] {
  return [
    ...retryTiers.map((tier) => failureTopic(retryTopic(group, tier), FAILURE_RETENTION_DAYS.retry * DAY_MS)),
    failureTopic(deadLetterTopic(group), FAILURE_RETENTION_DAYS.deadLetter * DAY_MS),
  ];
}

/**
 * Failed events are kept by time only: a limit of size would silently drop events that wait for a decision.
 */
function failureTopic(name: string, retention: number): TopicSettings {
  return {
    name,
    partitions: FAILURE_PARTITIONS,
    config: {
      'cleanup.policy': 'delete',
      'retention.ms': String(retention),
      'retention.bytes': '-1',
      ...AS_PRODUCED,
    },
  };
}
