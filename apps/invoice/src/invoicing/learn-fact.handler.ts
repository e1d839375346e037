import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { addLogFields } from '@shop/telemetry';
import { invoiceIdOf } from '../invoice-id.js';
import { dueDateOf } from './domain/due-date.js';
import type { Issue } from './domain/invoice-state.js';
import { Invoice } from './domain/invoice.js';
import type { KnownFacts } from './domain/known-facts.js';
import { InvoiceNumberRepository } from './persistence/invoice-number.repository.js';
import { InvoiceRepository } from './persistence/invoice.repository.js';

/**
 * Carries out every reaction, since each fact may be the one that was missing: the invoice learns the fact,
 * and is issued if it is due.
 */
@Injectable()
export class LearnFactHandler {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly numbers: InvoiceNumberRepository,
  ) {}

  async execute(tx: Transaction, orderId: string, fact: KnownFacts, now: Date): Promise<void> {
    const opened = Invoice.open(invoiceIdOf(orderId), orderId);
    addLogFields({ orderId, invoiceId: opened.state.id });
    await this.invoices.changeOrAdd(tx, opened, async (invoice) => {
      invoice.learn(fact);
      if (invoice.isDue) invoice.issue(await this.#nextIssue(tx, now));
    });
  }

  async #nextIssue(tx: Transaction, now: Date): Promise<Issue> {
    const number = await this.numbers.next(tx, now.getUTCFullYear());
    return { number, issuedAt: now, dueAt: dueDateOf(now) };
  }
}
