import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ReadDatabase } from '@shop/database';
import { ApiProblem, Problem } from '@shop/service';
import { Sku } from '../../input.js';
import { ProductAvailability } from './product-availability.response.js';

@Controller('products')
export class ProductAvailabilityController {
  constructor(private readonly database: ReadDatabase) {}

  @Get(':sku/availability')
  @ApiOkResponse({ standardSchema: ProductAvailability })
  @ApiProblem(404, 'Nothing is known of the stock of this product')
  async get(@Param('sku', { schema: Sku }) sku: string): Promise<ProductAvailability> {
    const [found] = await this.database.query<ProductAvailability>(
      'select sku, available, changed_at as "changedAt" from product_availability where sku = $1',
      [sku],
    );
    if (found) return found;
    const detail = `Nothing is known of the stock of ${sku}`;
    throw new Problem({ status: 404, code: 'STOCK_NOT_KNOWN', detail });
  }
}
