import { Controller } from '@nestjs/common';
import { EventHandler, type EventContext } from '@shop/messaging';
import { fromTimestamp } from '@shop/topics';
import { bookLent } from '../catalogue.js';
import type { BookLent } from '../gen/lending/v1/book_lent_pb.js';

const AHEAD_MS = 2 * 24 * 60 * 60 * 1000;

@Controller()
export class PlanReminderWhenBookLent {
  /**
   * In the transaction that records the event as processed: however often it comes, there is one reminder.
   */
  @EventHandler(bookLent, { service: 'reminders' })
  async handle({ loanId, reader, dueAt }: BookLent, { tx }: EventContext): Promise<void> {
    const remindAt = new Date(fromTimestamp(dueAt).getTime() - AHEAD_MS);
    await tx.query('insert into reminder (loan_id, reader, remind_at) values ($1, $2, $3)', [
      loanId,
      reader,
      remindAt,
    ]);
  }
}
