import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import { uuidv7 } from '@shop/uuid';
import { ProductRepository } from '../../catalogue/persistence/product.repository.js';
import type { OrderState } from '../domain/order-state.js';
import { Order, type Placement } from '../domain/order.js';
import type { Product } from '../domain/product.js';
import { OrderRepository } from '../persistence/order.repository.js';

export type PlaceOrder = Omit<Placement, 'orderId' | 'products'>;

@Injectable()
export class PlaceOrderHandler {
  constructor(
    private readonly products: ProductRepository,
    private readonly orders: OrderRepository,
  ) {}

  /**
   * Reads the products, whose prices the order takes. Call it before the transaction: within one, it would
   * hold one connection while it waits for a second one.
   */
  productsOf({ lines }: PlaceOrder): Promise<Product[]> {
    return this.products.findBySku(lines.map(({ sku }) => sku));
  }

  execute(
    tx: Transaction,
    command: PlaceOrder,
    products: readonly Product[],
    { now }: CommandContext,
  ): OrderState {
    const order = Order.place({ ...command, orderId: uuidv7(), products }, now);
    this.orders.add(tx, order);
    return order.state;
  }
}
