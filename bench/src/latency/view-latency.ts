import { OrderRequests } from '../http/order-requests.js';
import { atRate } from './at-rate.js';

/** Milliseconds from sending an order until the customer's own question for it is answered from the read model. */
export async function viewLatencies(
  requests: OrderRequests,
  perSecond: number,
  milliseconds: number,
): Promise<number[]> {
  const latencies: number[] = [];
  await atRate(perSecond, milliseconds, async () => {
    const began = performance.now();
    const orderId = await requests.place();
    await requests.see(orderId);
    latencies.push(performance.now() - began);
  });
  return latencies.slice(perSecond);
}
