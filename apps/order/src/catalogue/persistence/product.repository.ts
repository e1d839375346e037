import { Injectable } from '@nestjs/common';
import { JoinedReads, WriteDatabase } from '@shop/database';
import { MoreThan } from 'typeorm';
import { ProductEntity } from './product.entity.js';

/**
 * The catalogue is reference data: it prices orders, and no other service needs it, so its changes are not
 * published. A view needs a topic, so products are the only data that is read where it is written.
 */
@Injectable()
export class ProductRepository {
  // Each placed order runs this. Plain SQL is prepared, unlike the statements that TypeORM makes for an
  // entity.
  readonly #bySku = new JoinedReads(async (skus) => {
    const products = await this.database.query<ProductEntity>(
      `select sku, name, unit_price as "unitPrice", tax_rate_basis_points as "taxRateBasisPoints"
       from products where sku = any($1::text[])`,
      [skus],
    );
    return new Map(products.map((product) => [product.sku, product]));
  });

  constructor(private readonly database: WriteDatabase) {}

  async put(product: ProductEntity): Promise<void> {
    await this.database.transaction((tx) => tx.manager.upsert(ProductEntity, product, ['sku']));
  }

  /** Finds the products that exist. */
  async findBySku(skus: string[]): Promise<ProductEntity[]> {
    return [...(await this.#bySku.find(skus)).values()];
  }

  list(after: string, limit: number): Promise<ProductEntity[]> {
    return this.database.transaction((tx) =>
      tx.manager.find(ProductEntity, { where: { sku: MoreThan(after) }, order: { sku: 'asc' }, take: limit }),
    );
  }
}
