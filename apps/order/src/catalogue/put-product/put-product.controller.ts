import { Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation } from '@nestjs/swagger';
import { Sku } from '../../schemas.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { PutProductRequest } from './put-product.request.js';

@Controller('products')
export class PutProductController {
  constructor(private readonly products: ProductRepository) {}

  @Put(':sku')
  @HttpCode(204)
  @ApiOperation({ operationId: 'putProduct', summary: 'Add a product, or change it for future orders' })
  @ApiNoContentResponse({ description: 'The product is stored' })
  async put(
    @Param('sku', { schema: Sku }) sku: string,
    @Body({ schema: PutProductRequest }) request: PutProductRequest,
  ): Promise<void> {
    await this.products.put({ sku, ...request });
  }
}
