import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import { InvoiceNotFoundError } from '../domain/invoice.errors.js';
import { Invoice } from '../domain/invoice.js';
import { toEntity, toState } from './invoice-entity.mapper.js';
import { publishInvoiceEvent } from './invoice-event.mapper.js';
import { InvoiceEntity } from './invoice.entity.js';

type Change = (invoice: Invoice) => Promise<void> | void;

/**
 * Invoices, and with each change the facts that tell of it: in one transaction, so there is never one without
 * the other.
 */
@Injectable()
export class InvoiceRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Locks the invoice until the end of the transaction, so that its changes, and with them its facts, come
   * one after another.
   */
  async change(tx: Transaction, invoiceId: string, change: Change): Promise<Invoice> {
    const invoice = await this.#lock(tx, invoiceId);
    await change(invoice);
    const { id, ...columns } = toEntity(invoice);
    await tx.manager.update(InvoiceEntity, { id }, columns);
    this.#publish(tx, invoice);
    return invoice;
  }

  /**
   * The same for an invoice that may not be there yet. Of two that open it at once, the later waits and finds
   * it.
   */
  async changeOrOpen(tx: Transaction, opened: Invoice, change: Change): Promise<Invoice> {
    const row = toEntity(opened);
    await tx.manager.createQueryBuilder().insert().into(InvoiceEntity).values(row).orIgnore().execute();
    return this.change(tx, row.id, change);
  }

  async #lock(tx: Transaction, id: string): Promise<Invoice> {
    const row = await tx.manager.findOne(InvoiceEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new InvoiceNotFoundError(id);
    return Invoice.restore(toState(row));
  }

  // Last in the transaction: with the invoice's row written, no later change of it can get its facts in
  // before these.
  #publish(tx: Transaction, invoice: Invoice): void {
    for (const event of invoice.recorded) publishInvoiceEvent(this.outbox, tx, event);
  }
}
