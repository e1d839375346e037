import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WriteDatabase, type Transaction } from '@shop/database';
import { anOutbox, atOnce, createTestDatabase, eventually, type TestDatabase } from '@shop/testing';
import * as fc from 'fast-check';
import { uuidv7 } from '@shop/uuid';
import { databases } from '../src/databases.js';
import { invoiceIdOf } from '../src/invoice-id.js';
import { amountsOf } from '../src/invoicing/domain/invoice-amounts.js';
import type { InvoiceState } from '../src/invoicing/domain/invoice-state.js';
import type { KnownFacts } from '../src/invoicing/domain/known-facts.js';
import { LearnFactHandler } from '../src/invoicing/learn-fact.handler.js';
import { InvoiceNumberRepository } from '../src/invoicing/persistence/invoice-number.repository.js';
import { InvoiceRepository } from '../src/invoicing/persistence/invoice.repository.js';
import { cancelledAt, dispatchedAt, eur, order, returnedAt, untaxedOrder } from './an-invoice.js';

describe('issuing invoices', () => {
  const numbers = new InvoiceNumberRepository();
  let test: TestDatabase<WriteDatabase>;
  let invoices: InvoiceRepository;
  let learnFact: LearnFactHandler;

  beforeAll(async () => {
    test = await createTestDatabase({ ...databases.write, as: WriteDatabase });
    invoices = new InvoiceRepository(await anOutbox('invoice'));
    learnFact = new LearnFactHandler(invoices, numbers);
  });
  afterAll(() => test.drop());

  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    test.database.transaction(work);

  const learn = (orderId: string, fact: KnownFacts): Promise<void> =>
    inTransaction((tx) => learnFact.execute(tx, orderId, fact, new Date()));

  const read = (orderId: string): Promise<InvoiceState> =>
    inTransaction(async (tx) => (await invoices.change(tx, invoiceIdOf(orderId), () => undefined)).state);

  const statusOf = async (orderId: string): Promise<string | undefined> => {
    const sql = 'select status from invoices where order_id = $1';
    return (await test.database.query<{ status: string }>(sql, [orderId]))[0]?.status;
  };

  const numbersOf = async (orderIds: string[]): Promise<number[]> => {
    const states = await atOnce(orderIds.map((orderId) => () => read(orderId)));
    return states.map(({ issue }) => Number(issue?.number.split('-')[2])).toSorted((a, b) => a - b);
  };

  const topicsOf = async (orderId: string): Promise<string[]> => {
    const sql = 'select topic from outbox where key = $1 order by id';
    const rows = await test.database.query<{ topic: string }>(sql, [invoiceIdOf(orderId)]);
    return rows.map(({ topic }) => topic);
  };

  const waitingForALock = async (): Promise<number> => {
    const [row] = await test.database.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return row?.count ?? 0;
  };

  async function givenDrafts(count: number): Promise<string[]> {
    const orderIds = Array.from({ length: count }, () => uuidv7());
    await atOnce(orderIds.map((orderId) => () => learn(orderId, { order })));
    return orderIds;
  }

  it('gives an invoice back as it was saved, over the total of its order', async () => {
    const [orderId = ''] = await givenDrafts(1);
    await learn(orderId, { dispatchedAt });
    const payment = { reference: 'transfer-1', paidAt: returnedAt };
    const paid = await inTransaction((tx) =>
      invoices.change(tx, invoiceIdOf(orderId), (invoice) => invoice.pay(order.total, payment)),
    );

    expect(await read(orderId)).toEqual(paid.state);
    expect(paid.state).toMatchObject({ orderId, version: 2, known: { order, dispatchedAt }, payment });
    expect(await statusOf(orderId)).toBe('PAID');
    expect(await topicsOf(orderId)).toEqual(['invoice-issued', 'invoice-paid']);
  });

  it('issues a draft from before there was tax, untaxed', async () => {
    const [orderId = ''] = await givenDrafts(1);
    const draft = JSON.stringify(untaxedOrder);
    await test.database.query('update invoices set placed_order = $1 where order_id = $2', [draft, orderId]);
    await learn(orderId, { dispatchedAt });

    const { known } = await read(orderId);
    expect(known.order && amountsOf(known.order)).toEqual({
      net: untaxedOrder.total,
      tax: eur(0),
      total: untaxedOrder.total,
      taxByRate: [{ taxRateBasisPoints: 0, net: untaxedOrder.total, tax: eur(0) }],
    });
    expect(await topicsOf(orderId)).toEqual(['invoice-issued']);
  });

  it('ends alike when all that can happen to an order comes at once, and twice', async () => {
    const facts: KnownFacts[] = [{ order }, { dispatchedAt }, { cancelledAt }, { returnedAt }];
    const arrivals = fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length });

    await fc.assert(
      fc.asyncProperty(arrivals, async (arrived) => {
        const orderId = uuidv7();
        await Promise.all(arrived.map((fact) => learn(orderId, fact)));

        expect(await statusOf(orderId)).toBe('CREDITED');
        expect(await topicsOf(orderId)).toEqual(['invoice-issued', 'invoice-credited']);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves no gap in the numbers, though many issue at once and some fail', async () => {
    const [before = 0] = await numbersOf(await issued(1));
    const orderIds = await givenDrafts(40);
    const outcomes = await atOnce(
      orderIds.map((orderId, index) => () => {
        const issuing = inTransaction(async (tx) => {
          await learnFact.execute(tx, orderId, { dispatchedAt }, new Date());
          if (index % 4 === 0) throw new Error('later in the same transaction');
        });
        return issuing.then(
          () => 'issued',
          (error: Error) => error.message,
        );
      }),
    );
    const succeeded = orderIds.filter((_, index) => outcomes[index] === 'issued');

    expect(succeeded).toHaveLength(30);
    expect(await numbersOf(succeeded)).toEqual(Array.from({ length: 30 }, (_, index) => before + 1 + index));
  });

  it('counts each year from one', async () => {
    expect(await inTransaction((tx) => numbers.next(tx, 2101))).toBe('INV-2101-000001');
    expect(await inTransaction((tx) => numbers.next(tx, 2101))).toBe('INV-2101-000002');
    expect(await inTransaction((tx) => numbers.next(tx, 2102))).toBe('INV-2102-000001');
  });

  it('keeps a number until it is known whether it is used', async () => {
    const first = await heldOpen((tx) => numbers.next(tx, 2103));
    const second = inTransaction((tx) => numbers.next(tx, 2103));
    await eventually(waitingForALock, 1, 'the second never waited for the first');
    await first.rollBack();

    expect(await second).toBe('INV-2103-000001');
  });

  it('is not held up by a reaction that waits for another invoice', async () => {
    const [held = '', free = ''] = await givenDrafts(2);
    const holder = await heldOpen((tx) => invoices.change(tx, invoiceIdOf(held), () => undefined));
    const waiting = learn(held, { dispatchedAt });
    await eventually(waitingForALock, 1, 'nobody waited for the invoice');
    await learn(free, { dispatchedAt });

    expect(await statusOf(free)).toBe('ISSUED');
    await holder.rollBack();
    await waiting;
    expect(await statusOf(held)).toBe('ISSUED');
  });

  /** A transaction that has done its work, and still holds its locks. */
  async function heldOpen(
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<{ rollBack(): Promise<void> }> {
    const done = Promise.withResolvers<void>();
    const { promise: released, reject: rollBack } = Promise.withResolvers<never>();
    const open = inTransaction(async (tx) => {
      await work(tx);
      done.resolve();
      await released;
    });
    open.catch(done.reject);
    await done.promise;
    return {
      async rollBack() {
        rollBack(new Error('rolled back by the test'));
        await open.catch(() => undefined);
      },
    };
  }

  async function issued(count: number): Promise<string[]> {
    const orderIds = await givenDrafts(count);
    for (const orderId of orderIds) await learn(orderId, { dispatchedAt });
    return orderIds;
  }
});
