import type { EventProducer, OutgoingRecord } from '../port.js';
import { inBatchSpan } from './traced-batch.js';

/** A producer whose batches have a span. The records are sent as they are: their trace context is that of their creation. */
export class TracedProducer implements EventProducer {
  constructor(private readonly producer: EventProducer) {}

  connect(): Promise<void> {
    return this.producer.connect();
  }

  send(records: readonly OutgoingRecord[]): Promise<void> {
    return inBatchSpan('send', records, () => this.producer.send(records));
  }

  disconnect(): Promise<void> {
    return this.producer.disconnect();
  }
}
