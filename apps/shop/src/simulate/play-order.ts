import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailedError } from '../failure.js';
import type { People, Shipment } from './people.js';
import type { Fate, PlannedOrder } from './plan.js';

/**
 * A long wait looks less and less often: otherwise many waiting orders would keep the shop busy with
 * requests.
 */
const PAUSE_MS = { first: 100, max: 2_000, growth: 1.5 };
const WITHIN_MS = 120_000;

export type Outcome = 'completed' | 'left unpaid' | 'cancelled' | 'rejected' | 'returned';

/** Carries out the plan for one order. Returns the actual outcome, since the shop may decide otherwise. */
export async function playOrder(people: People, { fate, order }: PlannedOrder): Promise<Outcome> {
  return playOn(people, await people.place(order), fate);
}

/** The same for an order that was placed already. */
export async function playOn(people: People, orderId: string, fate: Fate): Promise<Outcome> {
  if (fate === 'reject') return awaitRejection(people, orderId);
  if (fate === 'cancel' && (await people.cancel(orderId))) return awaitCancellation(people, orderId);
  const shipment = await openShipment(people, orderId);
  if (!shipment) return 'rejected';
  if (!(await dispatch(people, orderId, shipment))) return 'rejected';
  if (fate === 'cancel-across') return crossDispatch(people, orderId, shipment);
  return deliverAndBill(people, orderId, shipment, fate === 'leave-unpaid');
}

async function openShipment(people: People, orderId: string): Promise<Shipment | undefined> {
  const shipment = await until(`order ${orderId} has a shipment`, () => people.shipmentOf(orderId));
  return shipment.status === 'OPEN' ? shipment : undefined;
}

/** The board may show a shipment as open that the warehouse does not know yet, or cannot fill. */
async function dispatch(people: People, orderId: string, shipment: Shipment): Promise<boolean> {
  const end = await until(`shipment ${shipment.shipmentId} is dispatched`, async () => {
    if (await people.dispatch(shipment)) return 'dispatched';
    return (await people.shipmentOf(orderId))?.status !== 'OPEN' && 'called off';
  });
  return end === 'dispatched';
}

/**
 * The customer cancels an order that has just left: in time, unless the order service already knows of the
 * dispatch.
 */
async function crossDispatch(people: People, orderId: string, shipment: Shipment): Promise<Outcome> {
  if (!(await people.cancel(orderId))) return deliverAndBill(people, orderId, shipment, false);
  await until(`shipment ${shipment.shipmentId} comes back`, () => people.takeBack(shipment));
  return 'returned';
}

async function deliverAndBill(
  people: People,
  orderId: string,
  shipment: Shipment,
  leaveUnpaid: boolean,
): Promise<Outcome> {
  await until(`shipment ${shipment.shipmentId} is delivered`, () => people.deliver(shipment));
  const invoice = await until(`order ${orderId} is billed`, () => people.invoiceOf(orderId));
  if (leaveUnpaid) return 'left unpaid';
  await until(`invoice ${invoice.invoiceId} is paid`, () => people.pay(invoice));
  await untilOrderIs(people, orderId, 'COMPLETED');
  return 'completed';
}

async function awaitRejection(people: People, orderId: string): Promise<Outcome> {
  await untilOrderIs(people, orderId, 'CANCELLED');
  return 'rejected';
}

async function awaitCancellation(people: People, orderId: string): Promise<Outcome> {
  await untilOrderIs(people, orderId, 'CANCELLED');
  return 'cancelled';
}

async function untilOrderIs(people: People, orderId: string, status: string): Promise<void> {
  await until(`order ${orderId} is ${status}`, async () => (await people.orderStatus(orderId)) === status);
}

async function until<T>(what: string, attempt: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = performance.now() + WITHIN_MS;
  for (
    let pause = PAUSE_MS.first;
    performance.now() < deadline;
    pause = Math.min(pause * PAUSE_MS.growth, PAUSE_MS.max)
  ) {
    const found = await attempt();
    if (found !== undefined && found !== false) return found;
    await sleep(pause);
  }
  throw new CommandFailedError(`Not reached within ${WITHIN_MS / 1_000} s: ${what}`);
}
