import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiProblems, problemFromCatalogue } from '@shop/http';
import { problems } from '../../problems.js';
import { Sku } from '../../schemas.js';
import { ListStockRequest } from './list-stock.request.js';
import { StockQuery } from './stock.query.js';
import { StockLevel, StockPage } from './stock.response.js';

@Controller('stock')
export class StockController {
  constructor(private readonly stock: StockQuery) {}

  @Get(':sku')
  @ApiOperation({ operationId: 'getStock', summary: 'The stock of a product' })
  @ApiOkResponse({ standardSchema: StockLevel })
  @ApiProblems(problems, 'STOCK_NOT_FOUND')
  async get(@Param('sku', { schema: Sku }) sku: string): Promise<StockLevel> {
    const level = await this.stock.find(sku);
    if (!level) throw problemFromCatalogue(problems, 'STOCK_NOT_FOUND', `There is no stock of ${sku}`);
    return level;
  }

  @Get()
  @ApiOperation({ operationId: 'listStock', summary: 'The stock of all products, by SKU' })
  @ApiOkResponse({ standardSchema: StockPage })
  async list(
    @Query({ schema: ListStockRequest }) { after = '', limit }: ListStockRequest,
  ): Promise<StockPage> {
    return { items: await this.stock.list(after, limit) };
  }
}
