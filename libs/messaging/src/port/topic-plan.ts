export interface TopicSettings {
  name: string;
  partitions: number;
  /** The broker's default if missing. */
  replicationFactor?: number;
  /** Kafka topic configuration, such as `retention.ms`. The broker decides about missing settings. */
  config: Record<string, string>;
}

/** A topic as the broker has it, with the configuration that was set for it alone. */
export interface ExistingTopic {
  partitions: number;
  replicationFactor: number;
  config: ReadonlyMap<string, string>;
}

/**
 * The obstacle to a change.
 *
 * - `repartition`: keys move to other partitions, so that the order of a key is lost across the change.
 *   Somebody has to want that.
 * - `loss`: records are deleted that would be kept. Somebody has to want that.
 * - `impossible`: no request does it.
 */
export type Obstacle = 'repartition' | 'loss' | 'impossible';

export interface TopicDifference {
  /** `partitions`, `replication.factor`, or a configuration of Kafka. */
  setting: string;
  is: string | undefined;
  should: string | undefined;
  obstacle?: Obstacle;
}

export interface TopicPlan {
  topic: TopicSettings;
  action: 'create' | 'change' | 'keep';
  differences: TopicDifference[];
}

/** Set while replicas are moved, by the tool that moves them. */
const OF_REASSIGNMENTS = new Set([
  'leader.replication.throttled.replicas',
  'follower.replication.throttled.replicas',
]);

/** Plans the changes from a topic as it is to its declaration. */
export function planTopic(topic: TopicSettings, existing: ExistingTopic | undefined): TopicPlan {
  if (!existing) return { topic, action: 'create', differences: [] };
  const differences = [
    ...partitionDifference(topic.partitions, existing.partitions),
    ...replicaDifference(topic.replicationFactor, existing.replicationFactor),
    ...configDifferences(topic.config, existing),
  ];
  return { topic, action: differences.length > 0 ? 'change' : 'keep', differences };
}

/** Whether this difference may be removed, given the permissions. */
export function isAllowed({ obstacle }: TopicDifference, allowed: ReadonlySet<Obstacle>): boolean {
  return obstacle === undefined || (obstacle !== 'impossible' && allowed.has(obstacle));
}

/** The whole configuration that a topic gets: settings without permission to change keep their values. */
export function configAfter(
  { topic, differences }: TopicPlan,
  existing: ExistingTopic,
  allowed: ReadonlySet<Obstacle>,
): Map<string, string> {
  const config = new Map(Object.entries(topic.config));
  for (const [setting, value] of existing.config) {
    const refused = differences.some((each) => each.setting === setting && !isAllowed(each, allowed));
    if (refused || OF_REASSIGNMENTS.has(setting)) config.set(setting, value);
  }
  return config;
}

function partitionDifference(should: number, is: number): TopicDifference[] {
  if (is === should) return [];
  const obstacle = is < should ? 'repartition' : 'impossible';
  return [{ setting: 'partitions', is: String(is), should: String(should), obstacle }];
}

function replicaDifference(should: number | undefined, is: number): TopicDifference[] {
  if (should === undefined || is === should) return [];
  return [{ setting: 'replication.factor', is: String(is), should: String(should), obstacle: 'impossible' }];
}

function configDifferences(wanted: Record<string, string>, existing: ExistingTopic): TopicDifference[] {
  const settings = new Set([...Object.keys(wanted), ...existing.config.keys()]);
  return [...settings].flatMap((setting): TopicDifference[] => {
    const [is, should] = [existing.config.get(setting), wanted[setting]];
    if (is === should || OF_REASSIGNMENTS.has(setting)) return [];
    const obstacle = obstacleTo(setting, is, should, existing.replicationFactor);
    return [{ setting, is, should, ...(obstacle && { obstacle }) }];
  });
}

function obstacleTo(
  setting: string,
  is: string | undefined,
  should: string | undefined,
  replicas: number,
): Obstacle | undefined {
  // The topic would refuse every write.
  if (setting === 'min.insync.replicas' && Number(should) > replicas) return 'impossible';
  return loses(setting, is, should) ? 'loss' : undefined;
}

function loses(setting: string, is: string | undefined, should: string | undefined): boolean {
  if (is === undefined || should === undefined) return false;
  if (setting === 'cleanup.policy') return true;
  return setting.startsWith('retention.') && limitOf(should) < limitOf(is);
}

function limitOf(value: string): number {
  return value === '-1' ? Infinity : Number(value);
}
