import { Injectable } from '@nestjs/common';
import { KnownStock } from '../../known-stock.js';
import type { PlaceOrderRequest } from './place-order.request.js';
import { STOCK_SHORT, type StockWarning } from './place-order.response.js';

/** How long an order waits for its warnings, at most. */
const MAX_WAIT_MS = 250;

/**
 * Warns early of a shortage that the warehouse may find later. The shipment service decides whether there is
 * enough. The stock known here lags, so it refuses nothing, and an order is accepted even if the stock cannot
 * be read.
 */
@Injectable()
export class StockWarnings {
  constructor(private readonly stock: KnownStock) {}

  /** Never throws. */
  async warn(lines: PlaceOrderRequest['lines']): Promise<StockWarning[]> {
    const asked = this.stock.availableOf(lines.map(({ sku }) => sku)).catch(() => undefined);
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(late.resolve, MAX_WAIT_MS, undefined);
    const available = await Promise.race([asked, late.promise]);
    clearTimeout(timer);
    if (!available) return [];
    return lines.flatMap(({ sku, quantity }, index) => {
      const left = available.get(sku) ?? 0;
      if (quantity <= left) return [];
      const detail = `${quantity} of ${sku} are ordered, but ${left} were left at the latest stock report`;
      return [{ code: STOCK_SHORT, field: `lines.${index}.quantity`, detail }];
    });
  }
}
