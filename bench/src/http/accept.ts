import type { Client } from 'pg';
import { assertNone } from '../honesty/dishonest-run.js';
import type { OrderRequests } from './order-requests.js';

/**
 * Places orders from so many clients at once, for a while. Returns the ids of the accepted ones, and the
 * rate.
 */
export async function acceptOrders(
  requests: OrderRequests,
  clients: number,
  milliseconds: number,
): Promise<{ perSecond: number; orderIds: string[] }> {
  const orderIds: string[] = [];
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - began < milliseconds) orderIds.push(await requests.place());
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { perSecond: (orderIds.length * 1000) / (performance.now() - began), orderIds };
}

/**
 * Deletes all earlier rows, so that {@link testifyOrders} can find surplus ones. Call it only while no relay
 * runs.
 */
export async function forgetOrders(client: Client): Promise<void> {
  await client.query('truncate outbox, orders, kept_answer');
}

/**
 * @throws DishonestRunError unless each accepted order is there once, with one fact and one kept answer, and
 * nothing else
 */
export async function testifyOrders(client: Client, orderIds: readonly string[]): Promise<void> {
  for (const [what, ids] of Object.entries(WRITTEN)) {
    const { rows } = await client.query<Record<string, number>>(
      `with written as (${ids}),
            found as (select id, count(*)::int as times from written group by id)
       select (count(*) filter (where found.id is null))::int as lost,
              coalesce(sum(times - 1) filter (where times > 1), 0)::int as doubled,
              (count(*) filter (where accepted.id is null))::int as "that nobody asked for"
       from (select distinct unnest($1::text[])) accepted (id) full join found using (id)`,
      [orderIds],
    );
    assertNone(`${what} of the accepted orders`, rows[0] ?? {});
  }
  assertNone('the accepted orders', { 'with the id of another': orderIds.length - new Set(orderIds).size });
}

const WRITTEN = {
  'the rows': 'select id::text from orders',
  'the facts': `select key as id from outbox where topic = 'order-placed'`,
  'the answers': `select body ->> 'orderId' as id from kept_answer`,
};
