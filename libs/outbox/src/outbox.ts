import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import type { Topic } from '@shop/topics';
import type { Transaction } from '@shop/database';
import { keyText, toHeaders, type EventSerde } from '@shop/messaging';
import { activeTraceHeaders, beginSpan, currentCorrelation, runWithin } from '@shop/telemetry';
import { timeOfUuidv7, uuidv7 } from '@shop/uuid';
import { bucketOf } from './bucket.js';
import { describeCreation } from './describe-creation.js';
import { EventTooLargeError } from './errors.js';
import { insertRow } from './sql/insert-row.js';
import type { WakeUp } from './wake-up.js';

/** Well below the broker's limit of 1 MiB for a whole batch of a partition. */
const MAX_EVENT_BYTES = 256 * 1024;

/** The transactional outbox: an appended event is published if, and only if, its transaction commits. */
export class Outbox {
  constructor(
    /** The CloudEvents `source` of all its events, such as `/order-service`. */
    readonly source: string,
    readonly serde: EventSerde,
    readonly wakeUp: WakeUp,
  ) {}

  /**
   * Queues a fact in the caller's transaction. It commits with the transaction, and is then published at
   * least once, in the order of commits among the facts of the same key.
   *
   * Call it last in the transaction, with the aggregate's row already locked or updated. The row gets its
   * number when it goes to the database, with the next statement or the commit, and only the lock makes the
   * order of numbers the order of commits. Correlation and causation come from the current correlation
   * context, the trace from the active span: every later span about this fact continues the span of its
   * creation.
   *
   * @throws EventTooLargeError, or what the serde throws for a message that does not fit its schema: nothing
   * is queued
   * @see https://microservices.io/patterns/data/transactional-outbox.html
   */
  append<Schema extends DescMessage>(
    tx: Transaction,
    topic: Topic<Schema>,
    init: MessageInitShape<Schema>,
  ): void {
    const message = create(topic.schema, init);
    const payload = this.serde.serialize(topic, message);
    if (payload.length > MAX_EVENT_BYTES) {
      throw new EventTooLargeError(topic.name, payload.length, MAX_EVENT_BYTES);
    }
    const key = topic.key(message);
    const eventId = uuidv7();
    const bucket = bucketOf(key);
    const creation = beginSpan(() => describeCreation(topic.name, key, eventId));
    const headers = runWithin(creation, () => this.#headers(topic, key, eventId));
    insertRow(tx, { eventId, bucket, topic: topic.name, key: keyText(key), headers, payload });
    tx.afterCommit(() => {
      this.wakeUp.notify(bucket);
      // Without the commit there is no fact: the span stays open, and is never exported.
      creation?.end();
    });
  }

  #headers(topic: Topic, key: string, eventId: string): Record<string, string> {
    const context = currentCorrelation();
    return toHeaders({
      id: eventId,
      type: topic.schema.typeName,
      source: this.source,
      subject: key,
      // The time in the id, so that both agree.
      time: timeOfUuidv7(eventId) ?? new Date(),
      correlationId: context?.correlationId ?? eventId,
      ...(context?.causationId === undefined ? {} : { causationId: context.causationId }),
      ...activeTraceHeaders(),
    });
  }
}
