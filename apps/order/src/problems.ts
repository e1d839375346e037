import type { ProblemCatalogue } from '@shop/http';

/** The problems of this service, beside those of every service. */
export const problems = {
  404: {
    ORDER_NOT_FOUND: 'There is no such order, or the view does not know it yet',
    STOCK_NOT_KNOWN: 'The stock of this product is not known',
  },
  409: {
    ORDER_ALREADY_CANCELLED: 'The order is cancelled already',
    ORDER_ALREADY_COMPLETED: 'The order is delivered and paid',
    ORDER_ALREADY_DISPATCHED: 'The goods have left the warehouse',
  },
  422: {
    CURRENCY_MISMATCH: 'A product is not sold in the currency of the order',
    DUPLICATE_SKU: 'A product is on more than one line',
    INVALID_QUANTITY: 'A quantity is not a whole number of at least 1',
    ORDER_WITHOUT_LINES: 'The order has no lines',
    UNKNOWN_PRODUCT: 'There is no such product',
  },
  503: { VIEW_BEHIND: 'The view has not reached `minVersion` yet: try again after `Retry-After`' },
} as const satisfies ProblemCatalogue;
