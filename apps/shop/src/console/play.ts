import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShopConfig } from '../config.js';
import { report } from '../failure.js';
import { products } from '../seed/products.js';
import { People, type Invoice, type Shipment } from '../simulate/people.js';
import { planDay, SCARCE_SKU } from '../simulate/plan.js';
import { playDay } from '../simulate/play-day.js';
import { playOn } from '../simulate/play-order.js';

/** The pause between two steps of people, so that each step can be seen. */
const PACE_MS = 1_000;
const A_DAY = { cancel: 0.1, return: 0.05, reject: 0.05, unpaid: 0.05 };
const NOTHING_SPECIAL = { cancel: 0, return: 0, reject: 0, unpaid: 0 };

/** Places an order and, if wanted, lets warehouse and customer go on with it step by step. */
export async function beginOrder(
  config: ShopConfig,
  { fulfil, sku }: { fulfil: boolean; sku?: string | undefined },
): Promise<{ orderId: string }> {
  const people = new PacedPeople(config, `console-${randomUUID()}`);
  const order = anOrder(sku);
  const orderId = await people.place(order);
  if (fulfil) void playOn(people, orderId, 'fulfil').catch(report);
  return { orderId };
}

/** Begins a day of customers, warehouse and payments. The map shows its outcome. */
export async function beginDay(
  config: ShopConfig,
  { orders, rate }: { orders: number; rate: number },
): Promise<{ orders: number }> {
  const people = new People(config, `console-${randomUUID()}`);
  await people.offerScarce(SCARCE_SKU);
  const plan = { orders, rate, seed: aSeed(), shares: A_DAY, skus: allSkus(), scarceSku: SCARCE_SKU };
  void playDay(people, planDay(plan)).catch(report);
  return { orders };
}

function anOrder(sku: string | undefined) {
  const skus = sku === undefined ? allSkus() : [sku];
  const plan = { orders: 1, rate: 1, seed: aSeed(), shares: NOTHING_SPECIAL, skus, scarceSku: SCARCE_SKU };
  const [planned] = planDay(plan);
  if (!planned) throw new Error('A day of one order has none');
  return planned.order;
}

function allSkus(): string[] {
  return products.map(({ sku }) => sku);
}

function aSeed(): number {
  return randomInt(1, 1_000_000);
}

class PacedPeople extends People {
  override async dispatch(shipment: Shipment): Promise<boolean> {
    await sleep(PACE_MS);
    return super.dispatch(shipment);
  }

  override async deliver(shipment: Shipment): Promise<boolean> {
    await sleep(PACE_MS);
    return super.deliver(shipment);
  }

  override async pay(invoice: Invoice): Promise<boolean> {
    await sleep(PACE_MS);
    return super.pay(invoice);
  }
}
