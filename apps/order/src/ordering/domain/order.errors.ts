import { DomainError } from './domain-error.js';

abstract class OrderLineError extends DomainError {
  override readonly field: string;

  constructor(message: string, index: number, property: string) {
    super(message);
    this.field = `lines.${index}.${property}`;
  }
}

export class UnknownProductError extends OrderLineError {
  readonly code = 'UNKNOWN_PRODUCT';

  constructor(sku: string, index: number) {
    super(`There is no product ${sku}`, index, 'sku');
  }
}

export class DuplicateSkuError extends OrderLineError {
  readonly code = 'DUPLICATE_SKU';

  constructor(sku: string, index: number) {
    super(`${sku} is on more than one line`, index, 'sku');
  }
}

export class CurrencyMismatchError extends OrderLineError {
  readonly code = 'CURRENCY_MISMATCH';

  constructor(sku: string, currency: string, index: number) {
    super(`${sku} is not sold in ${currency}, the currency of the order`, index, 'sku');
  }
}

export class InvalidQuantityError extends OrderLineError {
  readonly code = 'INVALID_QUANTITY';

  constructor(quantity: number, index: number) {
    super(`A quantity is a whole number of at least 1, not ${quantity}`, index, 'quantity');
  }
}

export class OrderWithoutLinesError extends DomainError {
  readonly code = 'ORDER_WITHOUT_LINES';
  override readonly field = 'lines';

  constructor() {
    super('An order has at least one line');
  }
}

export class OrderNotFoundError extends DomainError {
  readonly code = 'ORDER_NOT_FOUND';

  constructor(orderId: string) {
    super(`There is no order ${orderId}`);
  }
}

export class OrderAlreadyCancelledError extends DomainError {
  readonly code = 'ORDER_ALREADY_CANCELLED';

  constructor(orderId: string) {
    super(`Order ${orderId} is cancelled already`);
  }
}

export class OrderAlreadyDispatchedError extends DomainError {
  readonly code = 'ORDER_ALREADY_DISPATCHED';

  constructor(orderId: string) {
    super(`The goods of order ${orderId} have left the warehouse`);
  }
}

export class OrderAlreadyCompletedError extends DomainError {
  readonly code = 'ORDER_ALREADY_COMPLETED';

  constructor(orderId: string) {
    super(`Order ${orderId} is delivered and paid`);
  }
}
