import {
  EventSubscriber,
  type BeforeQueryEvent,
  type EntitySubscriberInterface,
  type QueryRunner,
} from 'typeorm';
import type { StatementQueue } from './statement-queue.js';

const queues = new WeakMap<QueryRunner, StatementQueue>();

/** Makes TypeORM's own statements on this runner wait for the statements that were queued before. */
export function settleFirst(runner: QueryRunner, queue: StatementQueue): void {
  queues.set(runner, queue);
}

@EventSubscriber()
export class SettleFirstSubscriber implements EntitySubscriberInterface {
  async beforeQuery({ queryRunner }: BeforeQueryEvent): Promise<void> {
    await queues.get(queryRunner)?.settle();
  }
}
