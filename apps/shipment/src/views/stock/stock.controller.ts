import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ApiProblem, Problem } from '@shop/service';
import { Sku } from '../../input.js';
import { ListStockRequest } from './list-stock.request.js';
import { StockQuery } from './stock.query.js';
import { StockLevel, StockPage } from './stock.response.js';

@Controller('stock')
export class StockController {
  constructor(private readonly stock: StockQuery) {}

  @Get(':sku')
  @ApiOkResponse({ standardSchema: StockLevel })
  @ApiProblem(404, 'The product was never received, or the view has not heard of it yet')
  async get(@Param('sku', { schema: Sku }) sku: string): Promise<StockLevel> {
    const level = await this.stock.find(sku);
    if (!level) throw notFound(sku);
    return level;
  }

  @Get()
  @ApiOkResponse({ standardSchema: StockPage })
  async list(
    @Query({ schema: ListStockRequest }) { after = '', limit }: ListStockRequest,
  ): Promise<StockPage> {
    return { items: await this.stock.list(after, limit) };
  }
}

function notFound(sku: string): Problem {
  return new Problem({ status: 404, code: 'STOCK_NOT_FOUND', detail: `There is no stock of ${sku}` });
}
