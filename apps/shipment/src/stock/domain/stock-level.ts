import { InvalidQuantityError, StockOverdrawnError, TooMuchStockError } from './stock.errors.js';

export interface StockLevelState {
  readonly sku: string;
  /** In the warehouse, and not reserved. */
  readonly onHand: number;
  /** In the warehouse, kept for open shipments. */
  readonly reserved: number;
  /** Dispatched and not returned. */
  readonly shipped: number;
  readonly version: number;
}

type Book = 'onHand' | 'reserved' | 'shipped';

/** The largest number in the published fact. */
const MAX_UNITS = 2_147_483_647;

/**
 * The stock of one SKU. Immutable: each move returns the next level.
 * Only a receipt changes the sum of the three books; every other move takes units from one and adds them to
 * another.
 */
export class StockLevel {
  private constructor(readonly state: StockLevelState) {}

  static none(sku: string): StockLevel {
    return new StockLevel({ sku, onHand: 0, reserved: 0, shipped: 0, version: 0 });
  }

  static restore(state: StockLevelState): StockLevel {
    return new StockLevel(state);
  }

  get sku(): string {
    return this.state.sku;
  }

  get onHand(): number {
    return this.state.onHand;
  }

  receive(quantity: number): StockLevel {
    checkQuantity(quantity);
    const { onHand, reserved, shipped } = this.state;
    const units = onHand + reserved + shipped + quantity;
    if (units > MAX_UNITS) throw new TooMuchStockError(this.sku, MAX_UNITS);
    return this.#next({ onHand: onHand + quantity });
  }

  reserve(quantity: number): StockLevel {
    return this.#move(quantity, 'onHand', 'reserved');
  }

  release(quantity: number): StockLevel {
    return this.#move(quantity, 'reserved', 'onHand');
  }

  ship(quantity: number): StockLevel {
    return this.#move(quantity, 'reserved', 'shipped');
  }

  return(quantity: number): StockLevel {
    return this.#move(quantity, 'shipped', 'onHand');
  }

  #move(quantity: number, from: Book, to: Book): StockLevel {
    checkQuantity(quantity);
    const held = this.state[from];
    if (held < quantity) throw new StockOverdrawnError(this.sku, from, quantity, held);
    return this.#next({ [from]: held - quantity, [to]: this.state[to] + quantity });
  }

  #next(change: Partial<StockLevelState>): StockLevel {
    return new StockLevel({ ...this.state, ...change, version: this.state.version + 1 });
  }
}

function checkQuantity(quantity: number): void {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new InvalidQuantityError(quantity);
}
