import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shop/database';
import type { CommandContext } from '@shop/http';
import type { StockLevelState } from '../domain/stock-level.js';
import { StockRepository } from '../persistence/stock.repository.js';

@Injectable()
export class ReceiveStockHandler {
  constructor(private readonly stock: StockRepository) {}

  async execute(
    tx: Transaction,
    sku: string,
    quantity: number,
    { now }: CommandContext,
  ): Promise<StockLevelState> {
    const level = (await this.stock.lockOrCreate(tx, sku)).receive(quantity);
    this.stock.save(tx, [level], now);
    return level.state;
  }
}
