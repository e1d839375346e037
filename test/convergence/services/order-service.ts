import { invoicePaid, shipmentDelivered, shipmentDispatched, shipmentRejected } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import { CancelOrderWhenShipmentRejected } from '../../../apps/order/src/ordering/cancel-order/cancel-order-when-shipment-rejected.consumer.js';
import { CancelOrderHandler } from '../../../apps/order/src/ordering/cancel-order/cancel-order.handler.js';
import type { OrderState } from '../../../apps/order/src/ordering/domain/order-state.js';
import { OrderNotFoundError } from '../../../apps/order/src/ordering/domain/order.errors.js';
import { Order, type Placement } from '../../../apps/order/src/ordering/domain/order.js';
import { LearnFactHandler } from '../../../apps/order/src/ordering/learn-fact.handler.js';
import { MarkOrderDeliveredWhenShipmentDelivered } from '../../../apps/order/src/ordering/mark-order-delivered/mark-order-delivered-when-shipment-delivered.consumer.js';
import { MarkOrderDispatchedWhenShipmentDispatched } from '../../../apps/order/src/ordering/mark-order-dispatched/mark-order-dispatched-when-shipment-dispatched.consumer.js';
import { MarkOrderPaidWhenInvoicePaid } from '../../../apps/order/src/ordering/mark-order-paid/mark-order-paid-when-invoice-paid.consumer.js';
import { publishOrderEvent } from '../../../apps/order/src/ordering/persistence/publish-order-event.js';
import { OrderRepository } from '../../../apps/order/src/ordering/persistence/order.repository.js';
import type { Post } from '../post.js';
import { Memory } from './memory.js';
import { reaction, type Reactions } from './reaction.js';

type Change = Parameters<OrderRepository['change']>[2];

/** The order service: its own decisions, commands and reactions, over a map. */
export class OrderService {
  readonly memory: Memory;
  readonly orders: Map<string, OrderState>;
  readonly reactions: Reactions;
  readonly #repository: OrderRepository;

  constructor(post: Post) {
    this.memory = new Memory(post);
    this.orders = this.memory.table();
    this.#repository = new OrdersInMemory(this.orders, this.memory);
    const learnFact = new LearnFactHandler(this.#repository);
    this.reactions = new Map([
      reaction(shipmentRejected, new CancelOrderWhenShipmentRejected(learnFact)),
      reaction(shipmentDispatched, new MarkOrderDispatchedWhenShipmentDispatched(learnFact)),
      reaction(shipmentDelivered, new MarkOrderDeliveredWhenShipmentDelivered(learnFact)),
      reaction(invoicePaid, new MarkOrderPaidWhenInvoicePaid(learnFact)),
    ]);
  }

  place(placement: Placement): Promise<void> {
    return this.memory.transaction((tx) => this.#repository.add(tx, Order.place(placement, new Date())));
  }

  cancel(orderId: string): Promise<void> {
    const handler = new CancelOrderHandler(this.#repository);
    return this.memory.transaction((tx) => handler.execute(tx, orderId, { now: new Date() }));
  }
}

class OrdersInMemory extends OrderRepository {
  constructor(
    readonly rows: Map<string, OrderState>,
    readonly memory: Memory,
  ) {
    super(memory);
  }

  override add(tx: Transaction, order: Order): void {
    this.rows.set(order.state.id, order.state);
    for (const event of order.recorded) publishOrderEvent(this.memory, tx, event);
  }

  override async change(tx: Transaction, orderId: string, change: Change): Promise<Order> {
    const row = this.rows.get(orderId);
    if (!row) throw new OrderNotFoundError(orderId);
    const order = Order.restore(row);
    await change(order);
    this.add(tx, order);
    return order;
  }
}
