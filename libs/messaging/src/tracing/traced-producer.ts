import type { EventProducer, OutgoingRecord } from '../port/index.js';
import { beginBatchSpan } from './traced-batch.js';

/**
 * A producer whose batches have a span. The records are sent as they are: their trace context is that of
 * their creation.
 */
export class TracedProducer implements EventProducer {
  constructor(private readonly producer: EventProducer) {}

  connect(): Promise<void> {
    return this.producer.connect();
  }

  send(records: readonly OutgoingRecord[]): Promise<void> {
    const span = beginBatchSpan('send', records);
    const send = () => this.producer.send(records);
    // Not within the span: connections that are made now will outlive it.
    return span ? span.endWith(send) : send();
  }

  disconnect(): Promise<void> {
    return this.producer.disconnect();
  }
}
