import { fromMoney, fromMoneyOrZero, type OrderLine, type OrderPlaced } from '@shop/contracts';
import type { InvoiceLine, PlacedOrder } from '../domain/placed-order.js';

export function toPlacedOrder({ customerId, lines, total }: OrderPlaced): PlacedOrder {
  return { customerId, lines: lines.map(toLine), total: fromMoney(total) };
}

function toLine({ sku, productName, quantity, taxRateBasisPoints, ...line }: OrderLine): InvoiceLine {
  const lineTotal = fromMoney(line.lineTotal);
  const tax = fromMoneyOrZero(line.tax, lineTotal.currency);
  const unitPrice = fromMoney(line.unitPrice);
  return { sku, productName, quantity, unitPrice, lineTotal, taxRateBasisPoints, tax };
}
