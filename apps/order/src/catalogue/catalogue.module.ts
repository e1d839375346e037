import { Module } from '@nestjs/common';
import { ListProductsController } from './list-products/list-products.controller.js';
import { ProductRepository } from './persistence/product.repository.js';
import { PutProductController } from './put-product/put-product.controller.js';

@Module({
  controllers: [PutProductController, ListProductsController],
  providers: [ProductRepository],
  exports: [ProductRepository],
})
export class CatalogueModule {}
