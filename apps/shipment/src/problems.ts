import type { ProblemCatalogue } from '@shop/http';

/** The problems of this service, beside those of every service. */
export const problems = {
  404: {
    SHIPMENT_NOT_FOUND: 'There is no such shipment, or nothing has been heard of it yet',
    STOCK_NOT_FOUND: 'The product was never received, or the view has not heard of it yet',
  },
  409: {
    SHIPMENT_NOT_DISPATCHED: 'The shipment is not under way',
    SHIPMENT_NOT_OPEN: 'The shipment is not open: it was rejected, cancelled or dispatched',
    SHIPMENT_NOT_RECALLED: 'Nobody has recalled the shipment',
    STOCK_OVERDRAWN: 'More would be taken from the stock than was set aside for it',
  },
  422: {
    INVALID_QUANTITY: 'A quantity is not a whole number of at least 1',
    TOO_MUCH_STOCK: 'There would be more than can be counted',
  },
  503: {
    SHIPMENT_NOT_OPENED_YET: 'The shipment is shown, and about to be opened: again after `Retry-After`',
  },
} as const satisfies ProblemCatalogue;
