import type { OutgoingRecord } from './records.js';

export interface EventProducer {
  connect(): Promise<void>;
  /**
   * Sends all records, or rejects. Resolves once every in-sync replica has them. Calls are queued: never two
   * batches in flight, so the records of a key keep the order of the calls and their order within a call.
   *
   * After a rejection any part of the batch may be in the topic: send the same records again, in the same
   * order.
   *
   * @throws TopicRefusedError when the broker refuses every record for at least one of the topics
   * @throws RecordRejectedError when the broker will never accept at least one of these records
   * @throws BrokerUnavailableError for everything else, which may work later
   */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  disconnect(): Promise<void>;
}
