import type { OffsetRange, Position, TopicOffsets } from '../port/index.js';
import type { SharedNames } from './shared-names.js';

export class SharedOffsets implements TopicOffsets {
  constructor(
    readonly inner: TopicOffsets,
    readonly names: SharedNames,
  ) {}

  connect(): Promise<void> {
    return this.inner.connect();
  }

  async ranges(topics: readonly string[]): Promise<OffsetRange[]> {
    return this.names.fromCluster(await this.inner.ranges(this.names.outerAll(topics)));
  }

  async since(topics: readonly string[], time: Date): Promise<Position[]> {
    return this.names.fromCluster(await this.inner.since(this.names.outerAll(topics), time));
  }

  async committed(groupId: string, topics?: readonly string[]): Promise<Position[]> {
    const { names } = this;
    return names.fromCluster(
      await this.inner.committed(names.outer(groupId), topics && names.outerAll(topics)),
    );
  }

  marks(groupId: string): Promise<string[]> {
    return this.inner.marks(this.names.outer(groupId));
  }

  clusterId(): Promise<string> {
    return this.inner.clusterId();
  }

  ping(): Promise<void> {
    return this.inner.ping();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
