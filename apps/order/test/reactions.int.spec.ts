import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { create } from '@bufbuild/protobuf';
import {
  InvoicePaidSchema,
  ShipmentDeliveredSchema,
  ShipmentDispatchedSchema,
  ShipmentRejectedSchema,
} from '@shop/contracts';
import { WriteDatabase } from '@shop/database';
import type { EventContext } from '@shop/messaging';
import { aContext, anOutbox, createTestDatabase, type TestDatabase } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { CancelOrderWhenShipmentRejected } from '../src/ordering/cancel-order/cancel-order-when-shipment-rejected.consumer.js';
import type { OrderState } from '../src/ordering/domain/order-state.js';
import { LearnFactHandler } from '../src/ordering/learn-fact.handler.js';
import { MarkOrderDeliveredWhenShipmentDelivered } from '../src/ordering/mark-order-delivered/mark-order-delivered-when-shipment-delivered.consumer.js';
import { MarkOrderDispatchedWhenShipmentDispatched } from '../src/ordering/mark-order-dispatched/mark-order-dispatched-when-shipment-dispatched.consumer.js';
import { MarkOrderPaidWhenInvoicePaid } from '../src/ordering/mark-order-paid/mark-order-paid-when-invoice-paid.consumer.js';
import { OrderRepository } from '../src/ordering/persistence/order.repository.js';
import { anOrder } from './an-order.js';

type Reaction = (learnFact: LearnFactHandler, orderId: string, context: EventContext) => Promise<void>;

const rejected: Reaction = (learnFact, orderId, context) =>
  new CancelOrderWhenShipmentRejected(learnFact).handle(create(ShipmentRejectedSchema, { orderId }), context);
const dispatched: Reaction = (learnFact, orderId, context) =>
  new MarkOrderDispatchedWhenShipmentDispatched(learnFact).handle(
    create(ShipmentDispatchedSchema, { orderId }),
    context,
  );
const delivered: Reaction = (learnFact, orderId, context) =>
  new MarkOrderDeliveredWhenShipmentDelivered(learnFact).handle(
    create(ShipmentDeliveredSchema, { orderId }),
    context,
  );
const paid: Reaction = (learnFact, orderId, context) =>
  new MarkOrderPaidWhenInvoicePaid(learnFact).handle(create(InvoicePaidSchema, { orderId }), context);

describe("the reactions to other services' facts", () => {
  let test: TestDatabase<WriteDatabase>;
  let orders: OrderRepository;
  let learnFact: LearnFactHandler;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    orders = new OrderRepository(await anOutbox('order'));
    learnFact = new LearnFactHandler(orders);
  });
  afterAll(() => test.drop());

  async function anOrderAfter(...reactions: Reaction[]): Promise<OrderState> {
    const order = anOrder({ orderId: uuidv7() });
    const { id } = order.state;
    await test.database.transaction((tx) => orders.add(tx, order));
    for (const react of reactions) {
      await test.database.transaction((tx) => react(learnFact, id, aContext(tx)));
    }
    const { state } = await test.database.transaction((tx) => orders.change(tx, id, () => undefined));
    return state;
  }

  it('a rejected shipment cancels the order', async () => {
    expect(await anOrderAfter(rejected)).toMatchObject({
      status: 'CANCELLED',
      known: { shipmentRejected: true },
    });
  });

  it('a dispatched shipment marks the order as dispatched', async () => {
    expect(await anOrderAfter(dispatched)).toMatchObject({
      status: 'PLACED',
      known: { shipmentDispatched: true },
    });
  });

  it('a delivery and a payment complete the order, in either order', async () => {
    const known = { shipmentDelivered: true, invoicePaid: true };

    expect(await anOrderAfter(delivered, paid)).toMatchObject({ status: 'COMPLETED', known });
    expect(await anOrderAfter(paid, delivered)).toMatchObject({ status: 'COMPLETED', known });
  });
});
