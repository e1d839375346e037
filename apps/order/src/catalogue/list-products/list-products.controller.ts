import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ProductRepository } from '../persistence/product.repository.js';
import { ListProductsRequest } from './list-products.request.js';
import { ProductPage } from './list-products.response.js';

@Controller('products')
export class ListProductsController {
  constructor(private readonly products: ProductRepository) {}

  @Get()
  @ApiOperation({ operationId: 'listProducts', summary: 'The catalogue, by SKU' })
  @ApiOkResponse({ standardSchema: ProductPage })
  async list(
    @Query({ schema: ListProductsRequest }) { after = '', limit }: ListProductsRequest,
  ): Promise<ProductPage> {
    return { items: await this.products.list(after, limit) };
  }
}
