import { Injectable } from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import type { OrderState } from '../domain/order-state.js';
import { OrderRepository } from '../persistence/order.repository.js';

@Injectable()
export class CancelOrderHandler {
  constructor(
    private readonly database: WriteDatabase,
    private readonly orders: OrderRepository,
  ) {}

  execute(orderId: string): Promise<OrderState> {
    return this.database.transaction(async (tx) => {
      const order = await this.orders.change(tx, orderId, (order) => order.cancel(new Date()));
      return order.state;
    });
  }
}
