import { ask } from '../ask.js';
import type { Notes, Step } from './lesson.js';

/** An order that warehouse and customer leave alone. */
export async function placeOrder(body: { sku?: string } = {}): Promise<Notes> {
  const { orderId } = await ask<{ orderId: string }>('/orders', { fulfil: false, ...body });
  return { order: orderId };
}

export const orderLink: NonNullable<Step['link']> = {
  label: 'Look at the order',
  to: ({ order }) => `/orders/${order}`,
};

export const mapLink: NonNullable<Step['link']> = { label: 'Look at the map', to: () => '/' };
