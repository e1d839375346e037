import type { Fact } from './facts.js';

/**
 * Everything that an audit compares: the books that the services keep, the books that facts make, and the
 * facts.
 */
export interface Books {
  kinds: Kind[];
  aggregates: Aggregate[];
  registers: RegisterRow[];
  /** The states that follow from facts. */
  told: Pick<Aggregate, 'service' | 'kind' | 'id' | 'about' | 'state'>[];
  views: View[];
  unsent: UnsentFacts[];
  open: OpenBusiness[];
  facts: Fact[];
  /** The parts without books, one line each. */
  notChecked: string[];
}

/** A kind of aggregate that has a book. */
export interface Kind {
  service: string;
  kind: string;
  /** The topics with its changes. */
  topics: string[];
}

/** An aggregate of a service, with its other columns. */
export interface Aggregate {
  service: string;
  kind: string;
  /** The key of its facts. */
  id: string;
  /** Its subject: an order, a SKU. */
  about: string;
  version: number;
  state: string;
  madeAt?: Date | undefined;
  [column: string]: unknown;
}

interface RegisterRow {
  register: string;
  id: string;
  [column: string]: unknown;
}

/** A read model: its stored rows, and the rows that facts make. */
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

/** Facts that are not published yet. */
interface UnsentFacts {
  database: string;
  topic: string;
  count: number;
}

/**
 * An event that waits for a decision or for its next attempt: a parked event, a dead letter, a fact that the
 * broker refused.
 */
interface OpenBusiness {
  database: string;
  what: string;
}
