import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WriteDatabase, type Transaction } from '@shop/database';
import { anOutbox, createTestDatabase, eventually, type TestDatabase } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { Order } from '../src/ordering/domain/order.js';
import { OrderRepository } from '../src/ordering/persistence/order.repository.js';
import { anOrder, LATER } from './an-order.js';

describe('the order repository', () => {
  let test: TestDatabase<WriteDatabase>;
  let orders: OrderRepository;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    orders = new OrderRepository(await anOutbox('order'));
  });
  afterAll(() => test.drop());

  const inTransaction = <T>(work: (tx: Transaction) => T | Promise<T>): Promise<T> =>
    test.database.transaction(work);

  async function givenAnOrder(): Promise<Order> {
    const order = anOrder({ orderId: uuidv7() });
    await inTransaction((tx) => orders.add(tx, order));
    return order;
  }

  const change = (orderId: string, work: (order: Order) => void): Promise<Order> =>
    inTransaction((tx) => orders.change(tx, orderId, work));

  const read = (orderId: string): Promise<Order> => change(orderId, () => undefined);

  async function factsOf(orderId: string): Promise<string[]> {
    const rows = await test.database.query<{ topic: string }>(
      'select topic from outbox where key = $1 order by id',
      [orderId],
    );
    return rows.map(({ topic }) => topic);
  }

  const waitingForALock = async (): Promise<boolean> => {
    const rows = await test.database.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };

  it('gives an order back as it was placed', async () => {
    const { state } = await givenAnOrder();

    expect((await read(state.id)).state).toEqual(state);
  });

  it('reads an order from before there was tax as untaxed', async () => {
    const { state } = await givenAnOrder();
    await test.database.query(
      `update orders set lines = (
         select jsonb_agg(line - 'taxRateBasisPoints' - 'tax' - 'gross') from jsonb_array_elements(lines) line
       ) where id = $1`,
      [state.id],
    );
    const [line] = (await read(state.id)).state.lines;

    expect(line).toMatchObject({ taxRateBasisPoints: 0, tax: { amountMinor: 0 }, gross: line?.lineTotal });
  });

  it('writes a change and its fact together', async () => {
    const { state } = await givenAnOrder();
    await change(state.id, (order) => order.cancel(LATER));

    expect((await read(state.id)).state).toEqual({ ...state, status: 'CANCELLED', version: 2 });
    expect(await factsOf(state.id)).toEqual(['order-placed', 'order-cancelled']);
  });

  it('remembers what an order has learned', async () => {
    const { state } = await givenAnOrder();
    await change(state.id, (order) => order.learn({ shipmentDispatched: true }, LATER));
    await change(state.id, (order) => order.learn({ invoicePaid: true }, LATER));
    await change(state.id, (order) => order.learn({ shipmentDelivered: true }, LATER));

    expect((await read(state.id)).state).toMatchObject({
      status: 'COMPLETED',
      version: 2,
      known: { shipmentDispatched: true, invoicePaid: true, shipmentDelivered: true },
    });
    expect(await factsOf(state.id)).toEqual(['order-placed', 'order-completed']);
  });

  it('writes neither order nor fact when the transaction fails', async () => {
    const order = anOrder({ orderId: uuidv7() });
    const failing = inTransaction(async (tx) => {
      orders.add(tx, order);
      throw new Error('later in the same transaction');
    });

    await expect(failing).rejects.toThrow('later in the same transaction');
    await expect(read(order.state.id)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
    expect(await factsOf(order.state.id)).toEqual([]);
  });

  it('changes nothing when a command is refused', async () => {
    const { state } = await givenAnOrder();
    const dispatched = await change(state.id, (order) => order.learn({ shipmentDispatched: true }, LATER));
    const cancelling = change(state.id, (order) => order.cancel(LATER));

    await expect(cancelling).rejects.toMatchObject({ code: 'ORDER_ALREADY_DISPATCHED' });
    expect((await read(state.id)).state).toEqual(dispatched.state);
    expect(await factsOf(state.id)).toEqual(['order-placed']);
  });

  it('lets changes of one order happen one after another', async () => {
    const { state } = await givenAnOrder();
    const { promise: isDispatched, resolve: dispatched } = Promise.withResolvers<void>();
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const dispatching = inTransaction(async (tx) => {
      await orders.change(tx, state.id, (order) => order.learn({ shipmentDispatched: true }, LATER));
      dispatched();
      await mayCommit;
    });
    await isDispatched;
    const cancelling = change(state.id, (order) => order.cancel(LATER));
    cancelling.catch(() => undefined);
    await eventually(waitingForALock, (waits) => waits, 'the cancellation never waited for the dispatch');
    commit();

    await dispatching;
    await expect(cancelling).rejects.toMatchObject({ code: 'ORDER_ALREADY_DISPATCHED' });
  });
});
