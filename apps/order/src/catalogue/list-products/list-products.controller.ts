import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { KnownStock } from '../../known-stock.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { ListProductsRequest } from './list-products.request.js';
import { ProductPage } from './list-products.response.js';

@Controller('products')
export class ListProductsController {
  constructor(
    private readonly products: ProductRepository,
    private readonly stock: KnownStock,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listProducts',
    summary: 'The catalogue by SKU, with the unreserved stock of each product',
  })
  @ApiOkResponse({ standardSchema: ProductPage })
  async list(
    @Query({ schema: ListProductsRequest }) { after = '', limit }: ListProductsRequest,
  ): Promise<ProductPage> {
    const products = await this.products.list(after, limit);
    const available = await this.stock.availableOf(products.map(({ sku }) => sku));
    return {
      items: products.map(({ sku, name, unitPrice, taxRateBasisPoints }) => {
        return { sku, name, unitPrice, taxRateBasisPoints, available: available.get(sku) ?? null };
      }),
    };
  }
}
