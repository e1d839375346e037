import type { Position, ReadChunk, TopicReader } from '../port/index.js';
import type { SharedNames } from './shared-names.js';

export class SharedReader implements TopicReader {
  constructor(
    readonly inner: TopicReader,
    readonly names: SharedNames,
  ) {}

  get failed(): Promise<never> {
    return this.inner.failed;
  }

  start(positions: readonly Position[], handle: ReadChunk): Promise<void> {
    const { names } = this;
    return this.inner.start(names.toCluster(positions), (records, next) =>
      handle(names.fromCluster(records), { ...next, topic: names.inner(next.topic) }),
    );
  }

  stop(): Promise<void> {
    return this.inner.stop();
  }
}
