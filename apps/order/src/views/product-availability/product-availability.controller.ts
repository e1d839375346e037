import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiProblems, problemFromCatalogue } from '@shop/http';
import { problems } from '../../problems.js';
import { Sku } from '../../schemas.js';
import { ProductAvailabilityQuery } from './product-availability.query.js';
import { ProductAvailability } from './product-availability.response.js';

@Controller('products')
export class ProductAvailabilityController {
  constructor(private readonly stock: ProductAvailabilityQuery) {}

  @Get(':sku/availability')
  @ApiOperation({ operationId: 'getAvailability', summary: 'The unreserved stock of a product' })
  @ApiOkResponse({ standardSchema: ProductAvailability })
  @ApiProblems(problems, 'STOCK_NOT_KNOWN')
  async get(@Param('sku', { schema: Sku }) sku: string): Promise<ProductAvailability> {
    const found = await this.stock.find(sku);
    if (found) return found;
    throw problemFromCatalogue(problems, 'STOCK_NOT_KNOWN', `The stock of ${sku} is not known`);
  }
}
