import { eventually, type ShopService } from '@shop/testing';
import { groupOf } from '@shop/topics';
import { operate } from './operations.js';
import type { Shop } from './shop.js';

/**
 * Gives up what earlier stories have left dead in a group, as somebody would who looks after it, until nothing is parked any more: so that
 * a story finds in topics and tables only what is right, whatever went before.
 */
export async function discardDeadLetters(shop: Shop, service: ShopService, group: string): Promise<void> {
  const database =
    group === groupOf(service, 'projection') ? (`${service}_read` as const) : (`${service}_write` as const);
  const parked = async (): Promise<number> => {
    const rows = await shop.databases.query<{ event_id: string; discardable: boolean }>(
      database,
      `select event_id, stage = 'dead' and not blocked as discardable from parked_event where consumer = $1`,
      [group],
    );
    for (const { event_id: id } of rows.filter(({ discardable }) => discardable)) {
      const why = { by: shop.correlationId, reason: 'left by another story' };
      await operate(shop, service, `/dead-letters/${group}/${id}/discard`, why);
    }
    return rows.length;
  };
  await eventually(parked, (rows) => rows === 0, `${group} has parked events`, { timeout: 120_000 });
}
