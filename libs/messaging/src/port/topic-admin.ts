import type { Position } from './offsets.js';
import type { Obstacle, TopicPlan, TopicSettings } from './topic-plan.js';

/** Makes topics what they should be. The one way topics come to be: nothing creates one on the fly. */
export interface TopicAdmin {
  connect(): Promise<void>;
  /** The names of all topics but Kafka's own. */
  list(): Promise<string[]>;
  /** The changes that `apply` would make. */
  plan(topics: TopicSettings[]): Promise<TopicPlan[]>;
  /**
   * Creates what is missing, and changes what differs as far as nothing is lost by it; what else to do has to
   * be allowed. Returns what it found; the differences that are not allowed are still there. Resolves once
   * new topics can be written to.
   */
  apply(topics: TopicSettings[], allowed?: ReadonlySet<Obstacle>): Promise<TopicPlan[]>;
  /** The number of records of each topic, by topic. It also counts records that compaction has removed. */
  sizes(names: string[]): Promise<Map<string, number>>;
  /** How many members each group has at this moment. */
  members(groupIds: string[]): Promise<Map<string, number>>;
  /** Sets the offsets of a group without members. This removes the marks beside its offsets. */
  setOffsets(groupId: string, positions: readonly Position[]): Promise<void>;
  /** Removes topics with all they hold. */
  delete(names: string[]): Promise<void>;
  /** Removes all records that a topic holds now, as its retention would in time. */
  truncate(name: string): Promise<void>;
  close(): Promise<void>;
}
