import type { Fact } from './facts.js';

/**
 * All that is known of the shop: what its services have in their books, what facts say that they should, and
 * the facts.
 */
export interface Books {
  /**
   * The aggregates of every service. Those of the shop's own business are below once more, with their
   * details.
   */
  aggregates: Aggregate[];
  orders: Order[];
  shipments: Shipment[];
  invoices: Invoice[];
  stock: Stock[];
  numberSeries: NumberSeries[];
  /** The states that follow from facts. */
  told: Pick<Aggregate, 'kind' | 'id' | 'about' | 'state'>[];
  views: View[];
  unsent: UnsentFacts[];
  open: OpenBusiness[];
  facts: Fact[];
}

/** An aggregate of a service. */
export interface Aggregate {
  kind: string;
  /** The key of its facts. */
  id: string;
  /** The order or the SKU that it belongs to. */
  about: string;
  version: number;
  state: string;
}

export interface Order extends Aggregate {
  placedAt: Date;
  totalMinor: number;
  currency: string;
}

export interface Line {
  sku: string;
  quantity: number;
}

export interface Shipment extends Aggregate {
  status: string;
  lines: Line[] | null;
}

export interface Invoice extends Aggregate {
  status: string;
  number: string | null;
  totalMinor: number | null;
  currency: string | null;
}

export interface Stock extends Aggregate {
  onHand: number;
  reserved: number;
  shipped: number;
}

/** The number series of a year, by its id. */
export interface NumberSeries {
  id: string;
  lastNumber: number;
}

/** A read model: its rows as they are, and as facts make them. */
export interface View {
  name: string;
  rows: ViewRow[];
  told: ViewRow[];
}

export interface ViewRow {
  id: string;
  about: string;
  [column: string]: unknown;
}

/** Facts that have not left yet. */
export interface UnsentFacts {
  database: string;
  topic: string;
  count: number;
}

/**
 * An event that waits for a decision or for its next attempt: a parked event, a dead letter, a fact that the
 * broker refused.
 */
export interface OpenBusiness {
  database: string;
  what: string;
}
