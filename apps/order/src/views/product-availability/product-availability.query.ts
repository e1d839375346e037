import { Injectable } from '@nestjs/common';
import { JoinedReads, ReadDatabase } from '@shop/database';
import { KnownStock } from '../../known-stock.js';
import type { ProductAvailability } from './product-availability.response.js';

@Injectable()
export class ProductAvailabilityQuery implements KnownStock {
  readonly #available = new JoinedReads(async (skus) => {
    const rows = await this.database.query<{ sku: string; available: number }>(
      'select sku, available from product_availability where sku = any($1)',
      [skus],
    );
    return new Map(rows.map(({ sku, available }) => [sku, available]));
  });

  constructor(private readonly database: ReadDatabase) {}

  async find(sku: string): Promise<ProductAvailability | undefined> {
    const [found] = await this.database.query<ProductAvailability>(
      'select sku, available, changed_at as "changedAt" from product_availability where sku = $1',
      [sku],
    );
    return found;
  }

  availableOf(skus: string[]): Promise<Map<string, number>> {
    return this.#available.find(skus);
  }
}
