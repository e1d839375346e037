import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import { addLogFields } from '@shop/telemetry';
import type { KnownFacts } from './domain/known-facts.js';
import { OrderRepository } from './persistence/order.repository.js';

/**
 * Carries out every reaction, since each fact may be the one that was missing: the order learns the fact, and
 * acts on it.
 */
@Injectable()
export class LearnFactHandler {
  constructor(private readonly orders: OrderRepository) {}

  async execute(tx: Transaction, orderId: string, fact: KnownFacts, now: Date): Promise<void> {
    addLogFields({ orderId });
    await this.orders.change(tx, orderId, (order) => order.learn(fact, now));
  }
}
