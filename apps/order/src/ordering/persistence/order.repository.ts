import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import { OrderNotFoundError } from '../domain/order.errors.js';
import { Order } from '../domain/order.js';
import { insertOrder } from './insert-order.js';
import { publishOrderEvent } from './order-event.mapper.js';
import { OrderEntity } from './order.entity.js';
import { toLine } from './stored-line.js';

/**
 * Orders, and with each change the facts that tell of it: in one transaction, so there is never one without
 * the other.
 */
@Injectable()
export class OrderRepository {
  constructor(private readonly outbox: Outbox) {}

  add(tx: Transaction, order: Order): void {
    insertOrder(tx, order.state);
    this.#publish(tx, order);
  }

  /**
   * Locks the order until the end of the transaction, so that its changes, and with them its facts, come one
   * after another.
   */
  async change(tx: Transaction, orderId: string, change: (order: Order) => void): Promise<Order> {
    const order = await this.#lock(tx, orderId);
    change(order);
    const { version, status, known } = order.state;
    await tx.manager.update(OrderEntity, { id: orderId }, { version, status, knownFacts: [...known] });
    this.#publish(tx, order);
    return order;
  }

  async #lock(tx: Transaction, orderId: string): Promise<Order> {
    const row = await tx.manager.findOne(OrderEntity, {
      where: { id: orderId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new OrderNotFoundError(orderId);
    const { knownFacts, lines, ...state } = row;
    return Order.restore({ ...state, lines: lines.map(toLine), known: new Set(knownFacts) });
  }

  // Last in the transaction: with the order's row written, no later change of it can get its facts in before
  // these.
  #publish(tx: Transaction, order: Order): void {
    for (const event of order.recorded) publishOrderEvent(this.outbox, tx, event);
  }
}
