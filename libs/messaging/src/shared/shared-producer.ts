import type { EventProducer, OutgoingRecord } from '../port/index.js';
import type { SharedNames } from './shared-names.js';

export class SharedProducer implements EventProducer {
  constructor(
    readonly inner: EventProducer,
    readonly names: SharedNames,
  ) {}

  connect(): Promise<void> {
    return this.inner.connect();
  }

  send(records: readonly OutgoingRecord[]): Promise<void> {
    return this.inner.send(this.names.toCluster(records));
  }

  disconnect(): Promise<void> {
    return this.inner.disconnect();
  }
}
