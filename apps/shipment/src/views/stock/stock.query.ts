import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import type { StockLevel } from './stock.response.js';

const LEVELS = `
  select sku, version, on_hand as "onHand", reserved, shipped, changed_at as "changedAt" from stock_level`;

@Injectable()
export class StockQuery {
  constructor(private readonly database: ReadDatabase) {}

  async find(sku: string): Promise<StockLevel | undefined> {
    const [level] = await this.database.query<StockLevel>(`${LEVELS} where sku = $1`, [sku]);
    return level;
  }

  list(after: string, limit: number): Promise<StockLevel[]> {
    return this.database.query(`${LEVELS} where sku > $1 order by sku limit $2`, [after, limit]);
  }
}
