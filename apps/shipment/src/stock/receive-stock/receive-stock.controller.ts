import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { ApiProblem } from '@shop/service';
import { annotateStory } from '@shop/telemetry';
import { Sku } from '../../input.js';
import { ReceiveStockHandler } from './receive-stock.handler.js';
import { ReceiveStockRequest } from './receive-stock.request.js';
import { ReceivedStock } from './receive-stock.response.js';

@Controller('stock')
export class ReceiveStockController {
  constructor(private readonly receiveStock: ReceiveStockHandler) {}

  @Post(':sku/receipts')
  @ApiCreatedResponse({ standardSchema: ReceivedStock })
  @ApiProblem(422, 'There would be more than can be counted')
  async receive(
    @Param('sku', { schema: Sku }) sku: string,
    @Body({ schema: ReceiveStockRequest }) { quantity }: ReceiveStockRequest,
  ): Promise<ReceivedStock> {
    annotateStory({ sku });
    return this.receiveStock.execute(sku, quantity);
  }
}
