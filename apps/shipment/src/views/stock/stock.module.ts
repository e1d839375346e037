import { Module } from '@nestjs/common';
import { StockController } from './stock.controller.js';
import { StockProjector } from './stock.projector.js';
import { StockQuery } from './stock.query.js';

@Module({
  controllers: [StockProjector, StockController],
  providers: [StockQuery],
})
export class StockViewModule {}
