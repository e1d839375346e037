import type { ProblemCatalogue } from '@shop/http';

/** The problems of this service, beside those of every service. */
export const problems = {
  404: { INVOICE_NOT_FOUND: 'No such invoice was issued, or the view does not know it yet' },
  409: {
    INVOICE_ALREADY_PAID: 'The invoice is paid',
    INVOICE_CREDITED: 'The goods came back: the customer owes nothing',
    INVOICE_NOT_DUE: 'The goods have not left the warehouse, or the invoice is issued already',
    INVOICE_NOT_ISSUED: 'Nothing is owed yet',
  },
  422: { PAYMENT_MISMATCH: 'Another amount is owed, or in another currency' },
} as const satisfies ProblemCatalogue;
