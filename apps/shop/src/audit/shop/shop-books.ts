import { z } from 'zod';
import type { Books } from '../books.js';
import type { Fact } from '../facts.js';
import {
  InvoiceRow,
  NumberSeriesRow,
  OrderRow,
  ShipmentRow,
  StockRow,
  type Invoice,
  type NumberSeries,
  type Order,
  type Shipment,
  type Stock,
} from './shop-rows.js';

/** The books of the shop's own business: the parts of its sums. */
export interface ShopBooks {
  orders: Order[];
  shipments: Shipment[];
  invoices: Invoice[];
  stock: Stock[];
  numberSeries: NumberSeries[];
  facts: Fact[];
}

export function shopBooks({ aggregates, registers, facts }: Books): ShopBooks {
  const ofKind = (kind: string) => aggregates.filter((each) => each.kind === kind);
  const ofRegister = (name: string) => registers.filter(({ register }) => register === name);
  return {
    orders: z.array(OrderRow).parse(ofKind('order')),
    shipments: z.array(ShipmentRow).parse(ofKind('shipment')),
    invoices: z.array(InvoiceRow).parse(ofKind('invoice')),
    stock: z.array(StockRow).parse(ofKind('stock')),
    numberSeries: z.array(NumberSeriesRow).parse(ofRegister('invoice number series')),
    facts,
  };
}
