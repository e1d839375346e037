import { Injectable } from '@nestjs/common';
import { JoinedReads, WriteDatabase } from '@shop/database';
import { MoreThan } from 'typeorm';
import { ProductEntity } from './product.entity.js';

/**
 * The catalogue is reference data: orders are priced by it, and no other service asks for it, so its changes
 * are not published. Without a topic there is nothing to make a view of: products are the one thing that is
 * read where it is written.
 */
@Injectable()
export class ProductRepository {
  // Plain SQL is prepared, what TypeORM makes of an entity is not: each order that is placed asks.
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
