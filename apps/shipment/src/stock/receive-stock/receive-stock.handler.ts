import { Injectable } from '@nestjs/common';
import { WriteDatabase } from '@shop/database';
import type { StockLevelState } from '../domain/stock-level.js';
import { StockRepository } from '../persistence/stock.repository.js';

@Injectable()
export class ReceiveStockHandler {
  constructor(
    private readonly database: WriteDatabase,
    private readonly stock: StockRepository,
  ) {}

  execute(sku: string, quantity: number): Promise<StockLevelState> {
    return this.database.transaction(async (tx) => {
      const level = (await this.stock.lockOrCreate(tx, sku)).receive(quantity);
      await this.stock.save(tx, [level], new Date());
      return level.state;
    });
  }
}
