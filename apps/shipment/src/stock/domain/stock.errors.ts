import { DomainError } from './domain-error.js';

export class InvalidQuantityError extends DomainError {
  readonly code = 'INVALID_QUANTITY';
  override readonly field = 'quantity';

  constructor(quantity: number) {
    super(`A quantity is a whole number of at least 1, not ${quantity}`);
  }
}

export class TooMuchStockError extends DomainError {
  readonly code = 'TOO_MUCH_STOCK';
  override readonly field = 'quantity';

  constructor(sku: string, maxUnits: number) {
    super(`There can be no more than ${maxUnits} of ${sku}`);
  }
}

/** The move would take more from one of the books than it holds: the caller's books differ from ours. */
export class StockOverdrawnError extends DomainError {
  readonly code = 'STOCK_OVERDRAWN';

  constructor(sku: string, book: string, quantity: number, held: number) {
    super(`${book} holds ${held} of ${sku}, and the move takes ${quantity}`);
  }
}
