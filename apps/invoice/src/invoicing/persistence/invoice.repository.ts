import { Injectable } from '@nestjs/common';
import { lockRow, sendUpdate, type Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import { InvoiceNotFoundError } from '../domain/invoice.errors.js';
import { Invoice } from '../domain/invoice.js';
import { publishInvoiceEvent } from './publish-invoice-event.js';
import { toRow, toState } from './invoice-row.mapper.js';
import { InvoiceEntity } from './invoice.entity.js';

type Change = (invoice: Invoice) => Promise<void> | void;

/**
 * Stores invoices, and with each change its facts: in one transaction, so there is never one without the
 * other.
 */
@Injectable()
export class InvoiceRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Locks the invoice until the end of the transaction, so that its changes, and with them its facts, come
   * one after another.
   *
   * @throws InvoiceNotFoundError
   */
  async change(tx: Transaction, id: string, change: Change): Promise<Invoice> {
    const invoice = await this.#lock(tx, id);
    await change(invoice);
    sendUpdate(tx, InvoiceEntity, toRow(invoice));
    this.#publish(tx, invoice);
    return invoice;
  }

  /**
   * The same for an invoice that may not be there yet. It adds the row first, since a missing row cannot be
   * locked. Of two transactions that add it at once, the later one waits and finds it.
   */
  async changeOrAdd(tx: Transaction, added: Invoice, change: Change): Promise<Invoice> {
    this.#insert(tx, added);
    return this.change(tx, added.state.id, change);
  }

  #insert(tx: Transaction, invoice: Invoice): void {
    const { id, orderId, version, status } = toRow(invoice);
    tx.send(
      'insert into invoices (id, order_id, version, status) values ($1, $2, $3, $4) on conflict do nothing',
      [id, orderId, version, status],
    );
  }

  async #lock(tx: Transaction, id: string): Promise<Invoice> {
    const row = await lockRow(tx, InvoiceEntity, id);
    if (!row) throw new InvoiceNotFoundError(id);
    return Invoice.restore(toState(row));
  }

  // Last in the transaction: the invoice's row is written, so no later change of it can insert its facts
  // before these.
  #publish(tx: Transaction, invoice: Invoice): void {
    for (const event of invoice.recorded) publishInvoiceEvent(this.outbox, tx, event);
  }
}
