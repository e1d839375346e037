import { Injectable } from '@nestjs/common';
import { WriteDatabase, type Transaction } from '@shop/database';
import { MoreThan } from 'typeorm';
import { ProductEntity } from './product.entity.js';

/**
 * The catalogue is reference data: orders are priced by it, and no other service asks for it, so its changes are not published.
 * Without a topic there is nothing to make a view of: products are the one thing that is read where it is written.
 */
@Injectable()
export class ProductRepository {
  constructor(private readonly database: WriteDatabase) {}

  async put(product: ProductEntity): Promise<void> {
    await this.database.transaction((tx) => tx.manager.upsert(ProductEntity, product, ['sku']));
  }

  /** For each order that is placed: plain SQL is prepared, what TypeORM makes of an entity is not. */
  findBySku(tx: Transaction, skus: string[]): Promise<ProductEntity[]> {
    return tx.query<ProductEntity>(
      `select sku, name, unit_price as "unitPrice", tax_rate_basis_points as "taxRateBasisPoints"
       from products where sku = any($1::text[])`,
      [skus],
    );
  }

  list(after: string, limit: number): Promise<ProductEntity[]> {
    return this.database.transaction((tx) =>
      tx.manager.find(ProductEntity, { where: { sku: MoreThan(after) }, order: { sku: 'asc' }, take: limit }),
    );
  }
}
