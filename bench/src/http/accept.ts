import type { Client } from 'pg';
import { DishonestRunError } from '../honesty/witness.js';
import type { OrderRequests } from './order-requests.js';

/** Places orders from so many clients at once, for a while. Returns the ids of those that were accepted, and the rate. */
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

/** @throws DishonestRunError unless each accepted order is there once, with one fact and one kept answer, and nothing else */
export async function testifyOrders(client: Client, orderIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<Record<'orders' | 'facts' | 'answers', number>>(
    `select (select count(*)::int from orders where id = any($1::text[]::uuid[])) as orders,
            (select count(distinct key)::int from outbox where key = any($1::text[])) as facts,
            (select count(*)::int from kept_answer where body ->> 'orderId' = any($1::text[])) as answers`,
    [orderIds],
  );
  const problems = Object.entries(rows[0] ?? {}).flatMap(([what, count]) =>
    count === orderIds.length ? [] : [`${count} ${what} for ${orderIds.length} accepted orders`],
  );
  if (problems.length > 0) throw new DishonestRunError('the orders', problems);
}
