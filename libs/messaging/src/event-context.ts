import { BaseRpcContext } from '@nestjs/microservices/ctx-host/base-rpc.context.js';
import type { Transaction } from '@shop/database';
import type { EventMetadata } from './envelope/index.js';
import type { IncomingRecord } from './port/index.js';

/** The context of an event for its handler, besides its content. */
export class EventContext extends BaseRpcContext<[IncomingRecord]> {
  /** The beginning of this attempt: the time by which the handler decides. */
  readonly now = new Date();

  constructor(
    /**
     * The transaction that also records the event as processed: every effect of the handler belongs in it.
     */
    readonly tx: Transaction,
    readonly metadata: EventMetadata,
    record: IncomingRecord,
  ) {
    super([record]);
  }

  get record(): IncomingRecord {
    return this.getArgByIndex(0);
  }
}
