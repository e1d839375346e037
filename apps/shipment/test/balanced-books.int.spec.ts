import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { uuidv7 } from '@shop/uuid';
import { aWarehouse, type Warehouse } from './a-warehouse.js';

const SKUS = ['KETTLE', 'MUG', 'TEAPOT'];
const RECEIVED = 6;
const ORDERS = 4;

/** The stored books of a SKU, and the books that follow from the shipments and the facts. */
interface Book {
  onHand: number;
  reserved: number;
  shipped: number;
  version: number;
  facts: number;
  inOpenShipments: number;
  sent: number;
}

type Act = 'place' | 'cancel' | 'dispatch' | 'deliver' | 'takeBack';

/**
 * Some possible events of a few orders, including duplicates. The steps of a round happen at the same time.
 */
const step = fc.record({
  act: fc.constantFrom<Act>('place', 'place', 'cancel', 'dispatch', 'dispatch', 'deliver', 'takeBack'),
  order: fc.nat(ORDERS - 1),
});
const history = fc.record({
  baskets: fc.array(
    fc.uniqueArray(fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      selector: ({ sku }) => sku,
    }),
    { minLength: ORDERS, maxLength: ORDERS },
  ),
  rounds: fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
});

describe('the books', () => {
  let warehouse: Warehouse;

  beforeAll(async () => {
    warehouse = await aWarehouse();
  });
  afterAll(() => warehouse.drop());

  async function startAgain(): Promise<void> {
    await warehouse.database.query('truncate shipments, stock, outbox');
    for (const sku of SKUS) await warehouse.receive(sku, RECEIVED);
  }

  function books(): Promise<Book[]> {
    return warehouse.database.query<Book>(
      `select stock.on_hand as "onHand", stock.reserved, stock.shipped, stock.version,
         (select count(*) from outbox where key = stock.sku)::int as facts,
         coalesce(sum(quantity) filter (where status = 'OPEN'), 0)::int as "inOpenShipments",
         coalesce(sum(quantity) filter (where status in ('DISPATCHED', 'DELIVERED', 'RECALLED')), 0)::int as sent
       from stock
       left join (shipments cross join jsonb_to_recordset(lines) as line (sku text, quantity int)) using (sku)
       group by stock.sku`,
    );
  }

  it('balance after any interleaving of facts and commands, and every change was told', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ baskets, rounds }) => {
        await startAgain();
        const orderIds = baskets.map(() => uuidv7());
        for (const round of rounds) {
          const acts = round.map(({ act, order }) =>
            warehouse[act](orderIds[order] ?? '', baskets[order] ?? []),
          );
          for (const outcome of await Promise.allSettled(acts)) {
            if (outcome.status === 'rejected') {
              expect(outcome.reason).toMatchObject({ code: expect.stringMatching(/^SHIPMENT_NOT_/) });
            }
          }
        }
        for (const { inOpenShipments, sent, facts, ...book } of await books()) {
          const onHand = RECEIVED - inOpenShipments - sent;
          expect(book).toEqual({ onHand, reserved: inOpenShipments, shipped: sent, version: facts });
        }
      }),
      { numRuns: 25 },
    );
  });
});
