import { Client } from 'pg';
import { eventually, shopDatabaseUrl } from '@shop/testing';
import { assertNone } from '../honesty/dishonest-run.js';

/**
 * @throws DishonestRunError unless every accepted order of the customer reached its end, also in the read
 * model
 */
export async function testifyCompleted(customerId: string, placed: number): Promise<void> {
  const client = new Client({ connectionString: shopDatabaseUrl('order', 'read') });
  await client.connect();
  const completed = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from order_overview
       where customer_id = $1 and order_status = 'COMPLETED' and shipment_status = 'DELIVERED' and invoice_status = 'PAID'`,
      [customerId],
    );
    return rows[0]?.count ?? 0;
  };
  try {
    await eventually(completed, (count) => count >= placed, 'orders got stuck', { timeout: 60_000 }).catch(
      () => undefined,
    );
    const count = await completed();
    assertNone('the orders', { 'that got stuck': placed - count, 'too much': count - placed });
  } finally {
    await client.end();
  }
}
