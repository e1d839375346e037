import type { ChunkHandler, EventConsumer, EventConsumerOptions } from '../port/index.js';
import type { SharedNames } from './shared-names.js';

export class SharedConsumer implements EventConsumer {
  constructor(
    readonly inner: EventConsumer,
    readonly names: SharedNames,
  ) {}

  start(handler: ChunkHandler): Promise<void> {
    return this.inner.start((records) => handler(this.names.fromCluster(records)));
  }

  stop(): Promise<void> {
    return this.inner.stop();
  }

  problem(): string | undefined {
    return this.inner.problem();
  }
}

/** The options in the names of the cluster. */
export function toClusterOptions(
  { groupId, topics, missed, ...options }: EventConsumerOptions,
  names: SharedNames,
): EventConsumerOptions {
  return {
    ...options,
    groupId: names.outer(groupId),
    topics: names.outerAll(topics),
    ...(missed && { missed: (range) => missed({ ...range, topic: names.inner(range.topic) }) }),
  };
}
