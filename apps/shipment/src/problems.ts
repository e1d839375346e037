import type { ProblemCatalogue } from '@shop/http';

/** The problems of this service, beside those of every service. */
export const problems = {
  404: {
    SHIPMENT_NOT_FOUND: 'There is no such shipment, or it is not known yet',
    STOCK_NOT_FOUND: 'The product was never received, or the view does not know it yet',
  },
  409: {
    SHIPMENT_NOT_DISPATCHED: 'The shipment is not under way',
    SHIPMENT_NOT_OPEN: 'The shipment is not open: it was rejected, cancelled or dispatched',
    SHIPMENT_NOT_RECALLED: 'The shipment was not recalled',
    STOCK_OVERDRAWN: 'The stock holds fewer units than the move takes',
  },
  422: {
    INVALID_QUANTITY: 'A quantity is not a whole number of at least 1',
    TOO_MUCH_STOCK: 'The stock would exceed the largest possible number',
  },
  503: {
    SHIPMENT_NOT_OPENED_YET: 'The shipment is about to be opened: try again after `Retry-After`',
  },
} as const satisfies ProblemCatalogue;
