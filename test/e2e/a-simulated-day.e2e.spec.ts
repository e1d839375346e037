import { describe, expect } from '@jest/globals';
import { addressesOf, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('a-simulated-day');

describe('A simulated day', () => {
  shop.tells('ends with an audit that finds nothing', async () => {
    await shopCommand('seed');
    // Other stories have left facts behind that they made by hand.
    const since = shop.openedAt.toISOString();
    const day = ['--orders', '60', '--rate', '10', '--seed', '7', '--cancel', '15%', '--return', '10%'];
    const said = await shopCommand('simulate', ...day, '--since', since, '--wait', '60s', '--json');
    const { outcomes, failures, audit } = JSON.parse(said) as Simulated;
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(outcomes).toMatchObject({ completed: expect.any(Number) });
    expect({ failures, differences: audit.differences }).toEqual({ failures: [], differences: [] });
  });

  shop.tells('is found out when a read model is spoilt', async () => {
    const since = shop.openedAt.toISOString();
    const [spoilt] = await shop.databases.query<{ order_id: string }>(
      'order_read',
      `update order_overview set shipment_status = 'LOST'
       where order_id = (select order_id from order_overview where placed_at >= $1 and order_status = 'COMPLETED' limit 1)
       returning order_id`,
      [shop.openedAt],
    );
    try {
      const audit = shopCommand('audit', '--wait', '0s', '--since', since);
      await expect(audit).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringContaining(
          `order overview of ${spoilt?.order_id}: shipment_status is LOST, the facts say DELIVERED`,
        ),
      });
    } finally {
      await shop.databases.query(
        'order_read',
        `update order_overview set shipment_status = 'DELIVERED' where order_id = $1`,
        [spoilt?.order_id],
      );
    }
  });
});

interface Simulated {
  outcomes: Record<string, number>;
  failures: string[];
  audit: { differences: string[] };
}

const shopCommand = (...args: string[]): Promise<string> => runShopCommand(args, addressesOf(shop));
