import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Injectable } from '@nestjs/common';
import { stockLevelChanged } from '@shop/contracts';
import type { Transaction } from '@shop/database';
import { Outbox } from '@shop/outbox';
import { StockLevel, type StockLevelState } from '../domain/stock-level.js';

@Injectable()
export class StockRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Locks the levels of the given SKUs until the commit, so that no unit is promised twice. It locks them by
   * SKU: two orders that locked the same rows in different sequences would deadlock.
   */
  async lock(tx: Transaction, skus: readonly string[]): Promise<StockLevel[]> {
    const rows = await tx.query<StockLevelState>(
      `select sku, on_hand as "onHand", reserved, shipped, version
       from stock where sku = any($1) order by sku for update`,
      [skus],
    );
    return rows.map((row) => StockLevel.restore(row));
  }

  /** Locks the level of one SKU, and creates it if there is none. */
  async lockOrCreate(tx: Transaction, sku: string): Promise<StockLevel> {
    await tx.query('insert into stock (sku) values ($1) on conflict do nothing', [sku]);
    const [level = StockLevel.none(sku)] = await this.lock(tx, [sku]);
    return level;
  }

  /** Saves levels that were locked in this transaction, and publishes each. */
  save(tx: Transaction, levels: readonly StockLevel[], now: Date): void {
    const column = <Key extends keyof StockLevelState>(key: Key) => levels.map(({ state }) => state[key]);
    tx.send(
      `update stock
       set on_hand = new.on_hand, reserved = new.reserved, shipped = new.shipped, version = new.version
       from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[])
         as new (sku, on_hand, reserved, shipped, version)
       where stock.sku = new.sku`,
      [column('sku'), column('onHand'), column('reserved'), column('shipped'), column('version')],
    );
    for (const { state } of levels) {
      this.outbox.append(tx, stockLevelChanged, { ...state, occurredAt: timestampFromDate(now) });
    }
  }
}
