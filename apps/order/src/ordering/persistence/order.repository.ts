import { Injectable } from '@nestjs/common';
import { lockRow, sendUpdate, type Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import { OrderNotFoundError } from '../domain/order.errors.js';
import { Order } from '../domain/order.js';
import { publishOrderEvent } from './publish-order-event.js';
import { toRow, toState } from './order-row.mapper.js';
import { OrderEntity } from './order.entity.js';

type Change = (order: Order) => Promise<void> | void;

/**
 * Stores orders, and with each change its facts: in one transaction, so there is never one without the other.
 */
@Injectable()
export class OrderRepository {
  constructor(private readonly outbox: Outbox) {}

  add(tx: Transaction, order: Order): void {
    this.#insert(tx, order);
    this.#publish(tx, order);
  }

  /**
   * Locks the order until the end of the transaction, so that its changes, and with them its facts, come one
   * after another.
   *
   * @throws OrderNotFoundError
   */
  async change(tx: Transaction, id: string, change: Change): Promise<Order> {
    const order = await this.#lock(tx, id);
    await change(order);
    const { version, status, knownFacts } = toRow(order);
    sendUpdate(tx, OrderEntity, { id, version, status, knownFacts });
    this.#publish(tx, order);
    return order;
  }

  #insert(tx: Transaction, order: Order): void {
    const row = toRow(order);
    tx.send(
      `insert into orders
         (id, version, status, known_facts, customer_id, lines, total, shipping_address, placed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.id,
        row.version,
        row.status,
        row.knownFacts,
        row.customerId,
        JSON.stringify(row.lines),
        JSON.stringify(row.total),
        JSON.stringify(row.shippingAddress),
        row.placedAt,
      ],
    );
  }

  async #lock(tx: Transaction, id: string): Promise<Order> {
    const row = await lockRow(tx, OrderEntity, id);
    if (!row) throw new OrderNotFoundError(id);
    return Order.restore(toState(row));
  }

  // Last in the transaction: the order's row is written, so no later change of it can insert its facts before
  // these.
  #publish(tx: Transaction, order: Order): void {
    for (const event of order.recorded) publishOrderEvent(this.outbox, tx, event);
  }
}
