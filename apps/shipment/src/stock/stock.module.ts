import { Module } from '@nestjs/common';
import { StockRepository } from './persistence/stock.repository.js';
import { ReceiveStockController } from './receive-stock/receive-stock.controller.js';
import { ReceiveStockHandler } from './receive-stock/receive-stock.handler.js';
import { StockKeeper } from './stock-keeper.js';

@Module({
  controllers: [ReceiveStockController],
  providers: [ReceiveStockHandler, StockKeeper, StockRepository],
  exports: [StockKeeper],
})
export class StockModule {}
