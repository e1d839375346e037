import type { Obstacle, Position, TopicAdmin, TopicPlan, TopicSettings } from '../port/index.js';
import type { SharedNames } from './shared-names.js';

/** Sees and changes the topics of its prefix, and no others. */
export class SharedTopicAdmin implements TopicAdmin {
  constructor(
    readonly inner: TopicAdmin,
    readonly names: SharedNames,
  ) {}

  connect(): Promise<void> {
    return this.inner.connect();
  }

  async list(): Promise<string[]> {
    const all = await this.inner.list();
    return all.filter((name) => this.names.isOurs(name)).map((name) => this.names.inner(name));
  }

  async plan(topics: TopicSettings[]): Promise<TopicPlan[]> {
    return this.#fromCluster(await this.inner.plan(this.#toCluster(topics)));
  }

  async apply(topics: TopicSettings[], allowed?: ReadonlySet<Obstacle>): Promise<TopicPlan[]> {
    return this.#fromCluster(await this.inner.apply(this.#toCluster(topics), allowed));
  }

  async members(groupIds: string[]): Promise<Map<string, number>> {
    const members = await this.inner.members(this.names.outerAll(groupIds));
    return new Map(Array.from(members, ([name, count]) => [this.names.inner(name), count]));
  }

  setOffsets(groupId: string, positions: readonly Position[]): Promise<void> {
    return this.inner.setOffsets(this.names.outer(groupId), this.names.toCluster(positions));
  }

  delete(names: string[]): Promise<void> {
    return this.inner.delete(this.names.outerAll(names));
  }

  truncate(name: string): Promise<void> {
    return this.inner.truncate(this.names.outer(name));
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  #toCluster(topics: TopicSettings[]): TopicSettings[] {
    return topics.map((topic) => ({ ...topic, name: this.names.outer(topic.name) }));
  }

  #fromCluster(plans: TopicPlan[]): TopicPlan[] {
    return plans.map((plan) => ({
      ...plan,
      topic: { ...plan.topic, name: this.names.inner(plan.topic.name) },
    }));
  }
}
