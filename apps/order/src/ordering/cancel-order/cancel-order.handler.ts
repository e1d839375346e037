import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import type { OrderState } from '../domain/order-state.js';
import { OrderRepository } from '../persistence/order.repository.js';

@Injectable()
export class CancelOrderHandler {
  constructor(private readonly orders: OrderRepository) {}

  async execute(tx: Transaction, orderId: string, { now, ifMatch }: CommandContext): Promise<OrderState> {
    const order = await this.orders.change(tx, orderId, (order) => {
      ifMatch?.check(order.state.version);
      order.cancel(now);
    });
    return order.state;
  }
}
