import { Injectable } from '@nestjs/common';
import { uuidv7, type Transaction } from '@shop/database';
import { ProductRepository } from '../../catalogue/persistence/product.repository.js';
import type { OrderState } from '../domain/order-state.js';
import { Order, type Placement } from '../domain/order.js';
import { OrderRepository } from '../persistence/order.repository.js';

export type PlaceOrder = Omit<Placement, 'orderId' | 'products'>;

@Injectable()
export class PlaceOrderHandler {
  constructor(
    private readonly products: ProductRepository,
    private readonly orders: OrderRepository,
  ) {}

  async execute(tx: Transaction, command: PlaceOrder): Promise<OrderState> {
    const skus = command.lines.map(({ sku }) => sku);
    const products = await this.products.findBySku(tx, skus);
    const order = Order.place({ ...command, orderId: uuidv7(), products }, new Date());
    await this.orders.add(tx, order);
    return order.state;
  }
}
