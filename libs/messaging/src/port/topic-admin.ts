import type { Position } from './offsets.js';
import type { Obstacle, TopicPlan, TopicSettings } from './topic-plan.js';

/**
 * Makes topics match their declarations. Topics come to be in no other way: nothing creates one on the fly.
 */
export interface TopicAdmin {
  connect(): Promise<void>;
  /** The names of all topics except Kafka's own. */
  list(): Promise<string[]>;
  /** The changes that `apply` would make. */
  plan(topics: TopicSettings[]): Promise<TopicPlan[]>;
  /**
   * Creates missing topics, and changes differing ones if nothing is lost by it. Other changes need
   * permission. Returns the differences that it found: those without permission remain. Resolves once new
   * topics can be written to.
   */
  apply(topics: TopicSettings[], allowed?: ReadonlySet<Obstacle>): Promise<TopicPlan[]>;
  /** The present number of members of each group. */
  members(groupIds: string[]): Promise<Map<string, number>>;
  /** Sets the offsets of a group without members. This removes the marks beside its offsets. */
  setOffsets(groupId: string, positions: readonly Position[]): Promise<void>;
  /** Deletes topics with all their records. */
  delete(names: string[]): Promise<void>;
  /** Removes all present records of a topic, as its retention would in time. */
  truncate(name: string): Promise<void>;
  close(): Promise<void>;
}
