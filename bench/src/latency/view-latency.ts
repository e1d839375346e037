import { Witness } from '../honesty/witness.js';
import type { OrderRequests } from '../http/order-requests.js';
import { readBack } from '../limits/read-back.js';
import { atRate } from './at-rate.js';

/**
 * Milliseconds from the request of an order until the read model answers the customer's query for it.
 */
export async function viewLatencies(
  requests: OrderRequests,
  perSecond: number,
  milliseconds: number,
): Promise<number[]> {
  const latencies: number[] = [];
  const orderIds: string[] = [];
  await atRate(perSecond, milliseconds, async () => {
    const began = performance.now();
    const orderId = await requests.place();
    await requests.see(orderId);
    latencies.push(performance.now() - began);
    orderIds.push(orderId);
  });
  await testifyFacts('order-placed', orderIds);
  return latencies.slice(perSecond);
}

/** @throws DishonestRunError unless the topic has one fact of each order, whatever else it holds */
async function testifyFacts(topic: string, orderIds: readonly string[]): Promise<void> {
  const own = new Set(orderIds);
  const witness = new Witness(`the facts in ${topic}`);
  await readBack(topic, ({ key }) => {
    const orderId = key?.toString() ?? '';
    if (own.has(orderId)) witness.see(orderId, 1);
  });
  witness.testify(orderIds.map((orderId) => [orderId, 1]));
}
